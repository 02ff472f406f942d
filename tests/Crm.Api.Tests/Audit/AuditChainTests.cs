using System.Text.Json.Nodes;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Modules;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Audit;

/// <summary>Whoever changes, removes or inserts a row of the audit log or of the history is found, and where.</summary>
public sealed class AuditChainTests
{
    private CrmHost host = null!;
    private CrmClient admin = null!;

    [SetUp]
    public async Task Start()
    {
        host = await CrmHost.Start(b => b.Configuration.AddInMemoryCollection([new("Crm:Audit:Chain", "false"), new("Crm:Changes:Sequencer", "false"), new("Crm:Audit:KeepMonths", "12")]));
        admin = await host.As("administrator");
        for (var i = 0; i < 5; i++)
        {
            await admin.Create("contacts", new { familyName = $"Chained {i}" });
            await admin.Get("/api/v1/contacts/export?columns=familyName");
        }

        Assert.That((await Verify())["intact"]!.GetValue<bool>(), Is.True);
    }

    [TearDown]
    public async Task Stop()
    {
        admin.Dispose();
        await host.DisposeAsync();
    }

    [Test]
    public async Task Verify_AfterTwoInstancesWroteAtOnce_IsIntactWithoutGaps()
    {
        var second = await host.StartSecond();
        await using (second)
        {
            using var other = await second.As("administrator");
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? admin : other).Get("/api/v1/accounts/export?columns=name")));
            await Task.WhenAll(host.Services.GetRequiredService<AuditSequencer>().RunOnce(default), second.Services.GetRequiredService<AuditSequencer>().RunOnce(default));
        }

        var found = await Verify();
        Assert.That((bool)found["intact"]!, Is.True, found.ToJsonString());
        Assert.That((long)found["headSequence"]!, Is.EqualTo((long)found["entries"]!), "numbers have no gaps");
        Assert.That((long)found["changes"]!, Is.AtLeast(5));
    }

    [Test]
    public Task Verify_ChangedEntry_SaysWhere() => Breaks(
        (db, at) => db.Set<AuditEntry>().Where(a => a.Sequence == at).ExecuteUpdateAsync(u => u.SetProperty(a => a.Action, "nothing.happened")), "changed");

    [Test]
    public Task Verify_RemovedEntry_SaysWhere() => Breaks((db, at) => db.Set<AuditEntry>().Where(a => a.Sequence == at).ExecuteDeleteAsync(), "removed");

    [Test]
    public Task Verify_InsertedEntry_SaysWhere() => Breaks(
        async (db, at) =>
        {
            db.Add(new AuditEntry { Action = "made.up", At = DateTime.UnixEpoch, Sequence = at, Hash = new string('0', 64) });
            return await db.SaveChangesAsync();
        },
        "inserted");

    [Test]
    public async Task Verify_EntriesRemovedFromTheEnd_SaysSo()
    {
        var head = (long)(await Verify())["headSequence"]!;
        await InDatabase(db => db.Set<AuditEntry>().Where(a => a.Sequence > head - 2).ExecuteDeleteAsync());

        var found = await Verify();

        Assert.That((string)found["problems"]![0]!["kind"]!, Is.EqualTo("removed"));
        Assert.That((long)found["problems"]![0]!["sequence"]!, Is.EqualTo(head - 1));
    }

    [Test]
    public async Task Verify_ChangedHistory_SaysWhichCommits()
    {
        await InDatabase(db => db.Set<Change>().Where(c => c.After!.Contains("Chained 3")).ExecuteUpdateAsync(u => u.SetProperty(c => c.After, "{}")));

        var found = await Verify();

        Assert.That((bool)found["intact"]!, Is.False);
        Assert.That((string)found["problems"]![0]!["kind"]!, Is.EqualTo("history"));
        Assert.That((string)found["problems"]![0]!["message"]!, Does.Contain("was changed"));
    }

    [Test]
    public async Task Verify_ChainMadeAnew_IsFoundByAKeptHead()
    {
        var kept = await Verify();
        var anchor = $"{kept["headSequence"]}:{new string('f', 64)}";
        await host.InScope(async s =>
        {
            var verb = new VerifyAuditVerb();
            Assert.That(await verb.Run(s, new Dictionary<string, string> { ["anchor"] = anchor }, default), Is.EqualTo(1));
            Assert.That(await verb.Run(s, new Dictionary<string, string> { ["anchor"] = $"{kept["headSequence"]}:{kept["headHash"]}" }, default), Is.Zero);
            Assert.That(await verb.Run(s, new Dictionary<string, string> { ["anchor"] = "nonsense" }, default), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Retention_RemovesWhatIsOld_AndTheRestStillHolds()
    {
        await InDatabase(async db =>
        {
            // As if it had been written long ago, and linked so.
            var all = await db.Set<AuditEntry>().OrderBy(a => a.Sequence).ToListAsync();
            var hash = AuditChain.Beginning;
            foreach (var old in all)
            {
                if (old.Sequence <= 3)
                {
                    db.Entry(old).Property(a => a.At).CurrentValue = old.At.AddMonths(-13);
                }

                hash = old.Hash = AuditChain.Link(hash, old);
            }

            return await db.SaveChangesAsync();
        });

        await host.InScope(s => s.GetServices<IHousekeeping>().OfType<AuditHousekeeping>().Single().Sweep(default));

        var found = await Verify();
        Assert.That((bool)found["intact"]!, Is.True, found.ToJsonString());
        Assert.That((long)found["entries"]!, Is.EqualTo((long)found["headSequence"]! - 3));
    }

    private async Task Breaks(Func<CrmDbContext, long, Task<int>> harm, string kind)
    {
        var at = (long)(await Verify())["headSequence"]! / 2;
        await InDatabase(db => harm(db, at));

        var found = await Verify();

        Assert.That((bool)found["intact"]!, Is.False);
        Assert.That(((string)found["problems"]![0]!["kind"]!, (long)found["problems"]![0]!["sequence"]!), Is.EqualTo((kind, at)));
    }

    private async Task InDatabase(Func<CrmDbContext, Task<int>> work) => await host.InScope(async s => Assert.That(await work(s.GetRequiredService<CrmDbContext>()), Is.Positive));

    private async Task<JsonNode> Verify()
    {
        await host.Services.GetRequiredService<ChangeSequencer>().RunOnce(default);
        return (await admin.Get("/api/v1/audit/verification")).Json;
    }
}
