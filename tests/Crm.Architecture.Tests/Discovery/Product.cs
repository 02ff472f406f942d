using System.Reflection;
using Crm.Kernel;
using Crm.Platform.Modules;

namespace Crm.Architecture.Tests.Discovery;

/// <summary>The product's assemblies, loaded from beside the tests.</summary>
internal static class Product
{
    public static Assembly Kernel { get; } = typeof(ICommand).Assembly;

    public static Assembly Platform { get; } = typeof(IModule).Assembly;

    /// <summary>Each module's own assembly by the module's name.</summary>
    public static IReadOnlyDictionary<string, Assembly> Modules { get; } =
        Repository.Modules.ToDictionary(name => name, name => Assembly.Load($"Crm.{name}"), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Assembly> Contracts { get; } =
        Repository.Modules.ToDictionary(name => name, name => Assembly.Load($"Crm.{name}.Contracts"), StringComparer.Ordinal);

    public static IEnumerable<Assembly> All => [Kernel, Platform, .. Modules.Values, .. Contracts.Values];

    /// <summary>Types that somebody wrote, closures and state machines left out: these are looked at with the type they belong to.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes().Where(IsWritten);

    private static bool IsWritten(Type type) =>
        !type.FullName!.Contains('<', StringComparison.Ordinal)
        && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
        && !(type.Namespace ?? "").StartsWith("System", StringComparison.Ordinal)
        && !(type.Namespace ?? "").StartsWith("Microsoft", StringComparison.Ordinal);
}
