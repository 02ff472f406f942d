using System.Reflection;
using System.Runtime.Loader;
using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.Modules;

/// <summary>The modules that stand beside the application, discovered and never listed.</summary>
public sealed class ModuleCatalog
{
    private readonly Lazy<RecordCatalog> records;

    public ModuleCatalog(IEnumerable<Assembly> moduleAssemblies)
    {
        Assemblies = [typeof(ModuleCatalog).Assembly, .. moduleAssemblies.Distinct().OrderBy(a => a.GetName().Name, StringComparer.Ordinal)];
        Modules = [.. Types.Where(t => typeof(IModule).IsAssignableFrom(t)).Select(t => (IModule)Activator.CreateInstance(t, nonPublic: true)!)];
        records = new(() => RecordCatalog.From(Types));
    }

    /// <summary>Platform first, then every module's own assembly (not its Contracts).</summary>
    public IReadOnlyList<Assembly> Assemblies { get; }

    public IReadOnlyList<IModule> Modules { get; }

    public RecordCatalog Records => records.Value;

    /// <summary>Every concrete type of the platform and the modules, internals included, in an order that does not depend on where it was compiled.</summary>
    public IEnumerable<Type> Types => Assemblies
        .SelectMany(a => a.DefinedTypes.Where(t => t is { IsAbstract: false, IsInterface: false }).OrderBy(t => t.FullName, StringComparer.Ordinal));

    public IEnumerable<Permission> Permissions =>
        Modules.SelectMany(m => m.Permissions).Concat(Records.All.SelectMany(r => r.Permissions)).OrderBy(p => p.Name, StringComparer.Ordinal);

    /// <summary>Finds every <c>Crm.*.dll</c> beside the platform that holds a module.</summary>
    public static ModuleCatalog Discover(params IEnumerable<Assembly> additional)
    {
        var folder = Path.GetDirectoryName(typeof(ModuleCatalog).Assembly.Location)!;
        var found = Directory.EnumerateFiles(folder, "Crm.*.dll")
            .Where(path => !Path.GetFileName(path).Contains("Tests", StringComparison.Ordinal))
            .Select(path => AssemblyLoadContext.Default.LoadFromAssemblyPath(path))
            .Where(assembly => assembly.GetReferencedAssemblies().Any(r => r.Name == "Crm.Platform"))
            .Where(assembly => assembly.DefinedTypes.Any(t => typeof(IModule).IsAssignableFrom(t) && !t.IsAbstract));
        return new ModuleCatalog(found.Concat(additional));
    }
}
