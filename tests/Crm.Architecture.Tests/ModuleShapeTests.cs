using Crm.Architecture.Tests.Discovery;
using Crm.Platform.Modules;

namespace Crm.Architecture.Tests;

/// <summary>A module shows its module class and hides all else.</summary>
[TestFixtureSource(typeof(Repository), nameof(Repository.Modules))]
public sealed class ModuleShapeTests(string module)
{
    [Test]
    public void Module_PublicTypes_AreTheModuleClassAlone()
    {
        var visible = Product.Written(Product.Modules[module]).Where(t => t.IsVisible).ToList();

        Assert.That(visible.Select(t => t.Name), Is.EqualTo(new[] { $"{module}Module" }));
        Assert.That(visible.Single().IsSealed && typeof(IModule).IsAssignableFrom(visible.Single()), Is.True, "It is a sealed IModule.");
    }

    [Test]
    public void Module_ConcreteClasses_AreSealed()
    {
        var open = Product.Written(Product.Modules[module]).Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false });

        Assert.That(open.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Module_Namespaces_BeginWithItsName() =>
        Assert.That(Product.Written(Product.Modules[module]).Select(t => t.Namespace ?? "").Where(n => n != $"Crm.{module}" && !n.StartsWith($"Crm.{module}.", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Module_Tables_AreReachedThroughNoOtherContext() =>
        Assert.That(
            Product.Written(Product.Modules[module]).Where(t => t.BaseType is { } parent && parent.FullName == "Microsoft.EntityFrameworkCore.DbContext").Select(t => t.FullName),
            Is.Empty,
            "There is one context (docs/adr/0002-one-context-three-engines.md).");
}
