using System.Reflection;
using System.Text.Json;
using Crm.Architecture.Tests.Discovery;
using Crm.Platform.Audit;

namespace Crm.Architecture.Tests;

/// <summary>What is audited is read by people: every action has words, and no action is written that is not named.</summary>
public sealed class AuditTextTests
{
    [Test]
    public void Actions_All_HaveATextInTheBrowserApp()
    {
        using var texts = JsonDocument.Parse(Repository.Read("frontend/messages/en/audit.json"));
        var known = texts.RootElement.GetProperty("actions").EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var actions = typeof(AuditActions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToList();

        Assert.That(actions, Is.Not.Empty);
        Assert.That(actions.Where(a => !known.Contains(a.Replace('.', '_'))), Is.Empty);
    }

    [Test]
    public void Actions_InCode_AreNamedOnce() =>
        Assert.That(Repository.Files(".cs", "backend").Where(path => File.ReadAllText(path).Contains("audit.Write(\"", StringComparison.Ordinal)), Is.Empty, "Name the action in AuditActions.");
}
