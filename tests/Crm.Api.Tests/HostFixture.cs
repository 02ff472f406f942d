using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests;

/// <summary>One host, and so one database, for all tests of a fixture: tests make the records they need.</summary>
[Parallelizable(ParallelScope.Self)]
public abstract class HostFixture
{
    private readonly Dictionary<string, CrmClient> clients = new(StringComparer.Ordinal);

    protected CrmHost Host { get; private set; } = null!;

    protected CrmClient Admin { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartHost()
    {
        Host = await Start();
        Admin = await As("administrator");
    }

    [OneTimeTearDown]
    public async Task StopHost()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        await Host.DisposeAsync();
    }

    protected virtual Task<CrmHost> Start() => CrmHost.Start();

    /// <summary>A client signed in as the demonstration's user of a role; the same one each time.</summary>
    protected async Task<CrmClient> As(string role)
    {
        if (!clients.TryGetValue(role, out var client))
        {
            clients[role] = client = await Host.As(role);
        }

        return client;
    }

    /// <summary>Waits until something holds that happens after the commit.</summary>
    protected static async Task Eventually(Func<Task<bool>> holds, string what)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"It did not happen within 10 s: {what}");
    }
}
