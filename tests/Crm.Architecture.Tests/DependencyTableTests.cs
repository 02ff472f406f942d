using Crm.Architecture.Tests.Discovery;
using Crm.Kernel;

namespace Crm.Architecture.Tests;

/// <summary>Who may use whose Contracts (docs/architecture/modules.md).</summary>
public sealed class DependencyTableTests
{
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["Access"] = [],
        ["Contacts"] = ["Access"],
        ["Opportunities"] = ["Contacts", "Access"],
        ["Cases"] = ["Contacts", "Access"],
        ["Leads"] = ["Contacts", "Opportunities", "Campaigns", "Access"],
        ["Campaigns"] = ["Contacts", "Leads", "Access"],
        ["Activities"] = ["*"],
        ["Insights"] = ["*"],
    };

    /// <summary>Listens to the other, and sends it nothing.</summary>
    private static readonly (string Module, string Of)[] EventsOnly = [("Campaigns", "Leads")];

    [TestCaseSource(typeof(Repository), nameof(Repository.Modules))]
    public void Module_ProjectReferences_FollowTheTable(string module)
    {
        Assert.That(Table, Does.ContainKey(module), "A new module needs its row in the table here and in docs/architecture/modules.md.");
        var allowed = Table[module] is ["*"] ? Repository.Modules : Table[module];
        var expected = allowed.Append(module).Select(m => $"Crm.{m}.Contracts").Append("Crm.Platform").Append("Crm.Kernel");

        Assert.That(Repository.ReferencesOf($"Crm.{module}").Except(expected), Is.Empty);
        Assert.That(CrmReferences(Product.Modules[module].GetReferencedAssemblies()).Except(expected), Is.Empty);
    }

    [TestCaseSource(typeof(Repository), nameof(Repository.Modules))]
    public void Contracts_ProjectReferences_AreKernelAlone(string module) =>
        Assert.That(Repository.ReferencesOf($"Crm.{module}.Contracts"), Is.EqualTo(new[] { "Crm.Kernel" }));

    [Test]
    public void Platform_ProjectReferences_KnowNoModule() =>
        Assert.That(Repository.ReferencesOf("Crm.Platform"), Is.EquivalentTo(new[] { "Crm.Kernel", "Microsoft.SqlServer.Server" }));

    [Test]
    public void Module_ThatOnlyListens_SendsNoCommandOrQuery()
    {
        foreach (var (module, of) in EventsOnly.Where(e => Product.Modules.ContainsKey(e.Module) && Product.Contracts.ContainsKey(e.Of)))
        {
            var used = Product.Written(Product.Modules[module]).SelectMany(Dependencies.Of).Where(t => t.Assembly == Product.Contracts[of]);
            Assert.That(used.Where(t => !typeof(IEvent).IsAssignableFrom(t)), Is.Empty, $"{module} may only hear events of {of}.");
        }
    }

    private static IEnumerable<string> CrmReferences(IEnumerable<System.Reflection.AssemblyName> references) =>
        references.Select(r => r.Name!).Where(name => name.StartsWith("Crm.", StringComparison.Ordinal));
}
