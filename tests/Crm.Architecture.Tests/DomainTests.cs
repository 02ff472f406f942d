using Crm.Architecture.Tests.Discovery;
using Crm.Kernel;

namespace Crm.Architecture.Tests;

/// <summary>The trade's own rules know neither database nor web.</summary>
public sealed class DomainTests
{
    private static readonly string[] Machinery = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Crm.Platform", "MediatR"];

    [Test]
    public void Kernel_References_KnowNeitherDatabaseNorWeb() =>
        Assert.That(
            Product.Kernel.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)),
            Is.Empty);

    [TestCaseSource(typeof(Repository), nameof(Repository.Modules))]
    public void Domain_Types_TouchNoMachinery(string module)
    {
        var offenders =
            from type in DomainTypes(module)
            from touched in Dependencies.Of(type)
            where Machinery.Any(m => (touched.Namespace ?? "").StartsWith(m, StringComparison.Ordinal))
            select $"{type.FullName} touches {touched.FullName}";

        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void Domain_Types_AreFound() => Assert.That(Repository.Modules.SelectMany(DomainTypes), Is.Not.Empty);

    [TestCaseSource(typeof(Repository), nameof(Repository.Modules))]
    public void Entities_Setters_AreNotPublic(string module)
    {
        var open = Entities(module).SelectMany(t => t.GetProperties()).Where(p => p.SetMethod is { IsPublic: true } set && !IsInit(set));

        Assert.That(open.Select(p => $"{p.DeclaringType!.FullName}.{p.Name}"), Is.Empty, "State changes through verbs that guard it.");
    }

    [TestCaseSource(typeof(Repository), nameof(Repository.Modules))]
    public void Entities_Properties_HoldNoDecimalOrFloat(string module)
    {
        Type[] inexact = [typeof(decimal), typeof(decimal?), typeof(double), typeof(double?), typeof(float), typeof(float?)];
        var offenders = Entities(module).SelectMany(t => t.GetProperties()).Where(p => inexact.Contains(p.PropertyType));

        Assert.That(offenders.Select(p => $"{p.DeclaringType!.FullName}.{p.Name}"), Is.Empty, "Money is long minor units; rates are long millionths.");
    }

    private static IEnumerable<Type> DomainTypes(string module) =>
        Product.Written(Product.Modules[module]).Where(t => (t.Namespace ?? "").StartsWith($"Crm.{module}.Domain", StringComparison.Ordinal));

    private static IEnumerable<Type> Entities(string module) => Product.Written(Product.Modules[module]).Where(t => typeof(Entity).IsAssignableFrom(t));

    private static bool IsInit(System.Reflection.MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
