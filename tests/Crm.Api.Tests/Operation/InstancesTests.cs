using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Operation;

/// <summary>Two servers on one PostgreSQL behind one address, of which one is killed under load.</summary>
[Category("S67")]
public sealed class InstancesTests
{
    private const int Rows = 500;

    private static readonly (string, string)[] Settings = [("Crm:Jobs:LeaseSeconds", "2"), ("Crm:Deliveries:LeaseSeconds", "2"), ("Crm:Imports:BatchSize", "5")];

    [Test]
    public async Task TwoInstances_OneKilledUnderLoad_NothingAcknowledgedIsLost_AndItsWorkIsTakenOver()
    {
        if (!TestDatabase.UsesPostgreSql)
        {
            Assert.Ignore("Several instances need a database server: this runs on PostgreSQL alone.");
        }

        var database = await CrmHost.NewDatabase();
        var proxy = new RoundRobin();
        await using (proxy)
        {
            var first = await CrmProcess.Start(database, Settings);
            await using (first)
            {
                var second = await CrmProcess.Start(database, Settings);
                await using (second)
                {
                    proxy.Add(first.Address);
                    proxy.Add(second.Address);
                    var imports = await UnderLoad(proxy, first, second);

                    using var left = second.Client();
                    await left.SignInAs("administrator");
                    foreach (var import in imports)
                    {
                        Assert.That((long)(await left.Ended(import))["created"]!, Is.EqualTo(Rows), "the job went on elsewhere, and no row came twice");
                    }
                }
            }
        }

        var host = await CrmHost.StartOnExisting(database, b => Array.ForEach(Settings, s => b.Configuration[s.Item1] = s.Item2));
        await using (host)
        {
            await Work.Rest(host);
            await host.InScope(async s => TestContext.Out.WriteLine(await work!.Balance(s)));
            Assert.That(await CrmHost.RunVerb(database, "check"), Is.Zero);
        }
    }

    private Work? work;

    private async Task<IReadOnlyList<JsonNode>> UnderLoad(RoundRobin proxy, CrmProcess first, CrmProcess second)
    {
        // Each request on a connection of its own, and so on the other server than the one before.
        using var browser = new CrmClient(new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = proxy.Address });
        await browser.SignInAs("sales-rep");
        work = new Work("Shared", (Guid)(await browser.Session())["user"]!["id"]!);
        using var writer = new CrmClient(new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = proxy.Address });
        await writer.SignInAs("administrator");
        for (var i = 0; i < 4; i++)
        {
            Assert.That((string?)(await writer.Session())["user"]?["name"], Is.Not.Null, "whoever is signed in on one is signed in on the other");
        }

        using var onFirst = first.Client();
        using var onSecond = second.Client();
        await onFirst.SignInAs("administrator");
        await onSecond.SignInAs("administrator");
        var stream = await onSecond.Stream("/api/v1/live");
        await using (stream)
        {
            var account = await onFirst.Create("accounts", new { name = "Heard elsewhere" });
            await stream.Next("record", h => (Guid)h["recordId"]! == (Guid)account["id"]!);
        }

        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => work.Go(writer, enough.Token)).ToList();
        await Until(() => work.Acknowledged > 30);

        // Asked for here, they are begun here: a hundred commits each, of which the first few are done when it dies.
        JsonNode[] imports = [await Begin(onFirst, "one"), await Begin(onFirst, "two")];
        await first.Kill();
        var before = work.Acknowledged;
        await Until(() => work.Acknowledged > before + 30);
        await enough.CancelAsync();
        await Task.WhenAll(writers);
        return imports;
    }

    private static async Task<JsonNode> Begin(CrmClient client, string name)
    {
        var file = "Family name,Email\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"Taken over {i},{name}{i}@import.example\n"));
        var import = await client.UploadFile("contact", Encoding.UTF8.GetBytes(file));
        await client.Run(import);
        return import;
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 1200 && !holds(); i++)
        {
            await Task.Delay(50);
        }

        Assert.That(holds(), Is.True, "It did not happen within a minute.");
    }
}
