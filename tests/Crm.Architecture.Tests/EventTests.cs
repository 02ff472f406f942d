using System.Reflection;
using System.Text.RegularExpressions;
using Crm.Architecture.Tests.Discovery;
using Crm.Kernel;

namespace Crm.Architecture.Tests;

/// <summary>Stored events outlive class names, and say what has happened.</summary>
public sealed partial class EventTests
{
    /// <summary>Past participles that do not end in "ed".</summary>
    private static readonly string[] Irregular = ["Sent", "Won", "Lost", "Paid", "Left", "Made", "Held", "Given", "Taken", "Put", "Set", "Begun", "Bought", "Sold", "Broken", "Withdrawn"];

    private static readonly List<Type> Events =
        [.. Product.All.SelectMany(Product.Written).Where(t => typeof(IEvent).IsAssignableFrom(t) && t is { IsInterface: false, IsAbstract: false })];

    [Test]
    public void Events_OfModules_LieInContracts()
    {
        var hidden = Events.Where(t => Product.Modules.Values.Contains(t.Assembly));

        Assert.That(hidden.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Events_Names_AreStableAndUnique()
    {
        var names = Events.Select(t => (Type: t, t.GetCustomAttribute<EventNameAttribute>()?.Name)).ToList();

        Assert.That(names.Where(n => n.Name is null || !Name().IsMatch(n.Name)).Select(n => n.Type.FullName), Is.Empty, "[EventName(\"leads.lead-converted.v1\")]");
        Assert.That(names.Select(n => n.Name), Is.Unique);
        Assert.That(
            names.Where(n => Product.Contracts.Any(c => c.Value == n.Type.Assembly && !n.Name!.StartsWith(ModulePrefix(c.Key), StringComparison.Ordinal))).Select(n => n.Type.FullName),
            Is.Empty,
            "The name begins with the module's.");
    }

    [Test]
    public void Events_ClassNames_StandInThePastTense()
    {
        var present = Events.Where(t => !Words().Matches(t.Name).Any(w => w.Value.EndsWith("ed", StringComparison.Ordinal) || Irregular.Contains(w.Value)));

        Assert.That(present.Select(t => t.FullName), Is.Empty);
    }

    private static string ModulePrefix(string module) =>
        string.Concat(module.Select(c => char.ToLowerInvariant(c))) + ".";

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9]\d*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex("[A-Z][a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
