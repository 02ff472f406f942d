using Crm.Architecture.Tests.Discovery;
using Crm.Platform.Modules;

namespace Crm.Architecture.Tests;

/// <summary>Guards the other tests against finding nothing.</summary>
public sealed class DiscoveryTests
{
    [Test]
    public void Repository_Modules_AreFoundAndEachHasTwoProjects()
    {
        Assert.That(Repository.Modules, Is.SupersetOf(new[] { "Access", "Contacts" }));
        foreach (var module in Repository.Modules)
        {
            Assert.That(Repository.Projects.Keys, Does.Contain($"Crm.{module}").And.Contain($"Crm.{module}.Contracts"), module);
        }
    }

    [Test]
    public void ModuleCatalog_Discover_FindsEveryModuleFolder()
    {
        var discovered = ModuleCatalog.Discover().Modules.Select(m => m.GetType().Assembly.GetName().Name);

        Assert.That(discovered, Is.SupersetOf(Repository.Modules.Select(m => $"Crm.{m}")));
    }

    [Test]
    public void Solution_Projects_AreAllInIt()
    {
        var solution = Repository.Read("Crm.sln").Replace('\\', '/');

        Assert.That(Repository.Projects.Values.Select(Repository.Relative).Where(path => !solution.Contains(path, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Dependencies_OfAnAsyncMethod_IncludeWhatItsStateMachineTouches()
    {
        await Touch();

        Assert.That(Dependencies.Of(typeof(DiscoveryTests)), Does.Contain(typeof(Queue<>)));
        Assert.That(Dependencies.CallsOf(typeof(DiscoveryTests)).Select(m => m.Name), Does.Contain("Enqueue"));

        static async Task Touch()
        {
            await Task.Yield();
            new Queue<int>().Enqueue(1);
        }
    }
}
