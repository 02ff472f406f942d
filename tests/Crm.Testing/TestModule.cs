using System.Reflection;

namespace Crm.Testing;

/// <summary>An assembly that holds just these types: a module of a test's own, whatever else stands in the assembly they come from.</summary>
public sealed class TestModule(string name, params Type[] types) : Assembly
{
    public override IEnumerable<TypeInfo> DefinedTypes => types.Select(t => t.GetTypeInfo());

    public override string FullName => name;

    public override Type[] GetTypes() => types;

    public override AssemblyName GetName() => new(name);
}
