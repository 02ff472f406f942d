using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Bulk;
using Crm.Api.Tests.Imports;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Leases;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.History;

/// <summary>Whoever follows the feed learns of every change once, in an order that later commits never get into.</summary>
public sealed class ChangeFeedTests : HostFixture
{
    // No worker of its own: a test says when changes are numbered.
    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Configuration.AddInMemoryCollection([new("Crm:Changes:Sequencer", "false")]));

    [Test]
    public async Task Feed_TellsCreationEditDeletionAndRestore_InOrder()
    {
        var since = await End();
        var contact = await Admin.Create("contacts", new { familyName = "Fed", title = "one" });
        var path = $"/api/v1/contacts/{contact["id"]}";
        await Admin.Patch(path, new { title = "two" });
        await Admin.Delete(path);
        await Admin.Post($"{path}/restore");
        await Sequencer.RunOnce(CancellationToken.None);

        var (items, _) = await Read(Admin, since);

        Assert.That(items.Select(i => ((string)i["operation"]!, (long)i["version"]!)), Is.EqualTo(new[] { ("create", 1L), ("edit", 2L), ("delete", 3L), ("restore", 4L) }));
        Assert.That(items.Select(i => (Guid)i["recordId"]!), Is.All.EqualTo((Guid)contact["id"]!));
        Assert.That(items.Select(i => (long)i["sequence"]!), Is.Ordered.And.Unique);
        Assert.That((items[0]["before"], (string)items[0]["after"]!["title"]!), Is.EqualTo(((JsonNode?)null, "one")));
        Assert.That(((string)items[1]["before"]!["title"]!, (string)items[1]["after"]!["title"]!), Is.EqualTo(("one", "two")));
        Assert.That((string)items[1]["source"]!, Is.EqualTo("browser"));
    }

    [Test]
    public async Task Feed_ReadInSmallPages_HoldsEveryChangeOnceInTheSameOrder()
    {
        var since = await End();
        await Admin.Import("account", "name\n" + string.Concat(Enumerable.Range(1, 25).Select(i => $"Fed {i}\n")));
        await Admin.Contacts("fed", 5);
        await Host.Bulk(Admin, "contacts", Bulking.Matching("edit", "department", "fed").With("changes", new JsonObject { ["title"] = "x" }));
        await Sequencer.RunOnce(CancellationToken.None);

        var (whole, end) = await Read(Admin, since);
        var (pieces, endOfPieces) = await Read(Admin, since, limit: 4);

        Assert.That(whole, Has.Count.EqualTo(35));
        Assert.That(pieces.Select(Key), Is.EqualTo(whole.Select(Key)));
        Assert.That(endOfPieces, Is.EqualTo(end));
        Assert.That(whole.Where(i => (string)i["operation"]! == "create" && (string)i["recordType"]! == "account").Select(i => (string)i["after"]!["name"]!),
            Is.EqualTo(Enumerable.Range(1, 25).Select(i => $"Fed {i}")), "the order of the work");
        var (accounts, _) = await Read(Admin, since, recordType: "account");
        Assert.That(accounts.Select(Key), Is.EqualTo(whole.Where(i => (string)i["recordType"]! == "account").Select(Key)));
    }

    [Test]
    public async Task Feed_ChangeThatIsCommittedLate_ComesAfterWhatWasRead()
    {
        var since = await End();
        await Admin.Create("contacts", new { familyName = "First seen" });
        var late = Guid.Empty;
        await Host.InScope(async s =>
        {
            // A slice begun before the other one but committed after it was numbered: its id is older.
            late = (await s.GetRequiredService<CrmDbContext>().Set<ChangeSlice>().AsNoTracking().OrderByDescending(x => x.Id).FirstAsync()).Id;
        });
        await Sequencer.RunOnce(CancellationToken.None);
        var (first, cursor) = await Read(Admin, since);
        await Host.InScope(async s =>
        {
            var db = s.GetRequiredService<CrmDbContext>();
            var slice = await db.Set<ChangeSlice>().AsNoTracking().SingleAsync(x => x.Id == late);
            var older = new ChangeSlice { Id = Older(late), ChangeSetId = slice.ChangeSetId, At = slice.At };
            db.Add(older);
            db.Add(new Change { ChangeSetId = slice.ChangeSetId, SliceId = older.Id, RecordType = "contact", RecordId = (Guid)first[0]["recordId"]!, Operation = ChangeKind.Edit, Version = 99, After = "{}" });
            await db.SaveChangesAsync();
        });
        await Sequencer.RunOnce(CancellationToken.None);

        var (second, _) = await Read(Admin, cursor);

        Assert.That(first, Has.Count.EqualTo(1));
        Assert.That(second.Select(i => (long)i["version"]!), Is.EqualTo(new[] { 99L }));
        Assert.That((long)second[0]["sequence"]!, Is.EqualTo((long)first[0]["sequence"]! + 1));
    }

    [Test]
    public async Task Sequencer_TwoInstancesAtOnce_NumberWithoutGapsOrDoubles()
    {
        await Sequencer.RunOnce(CancellationToken.None);
        await using var second = await Host.StartSecond(b => b.Configuration.AddInMemoryCollection([new("Crm:Changes:Sequencer", "false")]));
        var other = second.Services.GetRequiredService<ChangeSequencer>();
        using var stop = new CancellationTokenSource();
        var numbering = Task.WhenAll(new[] { Sequencer, other }.Select(s => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await s.RunOnce(CancellationToken.None);
                await s.GiveUp(CancellationToken.None);
            }
        })));

        await Admin.Contacts("numbered", 30);
        await stop.CancelAsync();
        await numbering;
        await Sequencer.RunOnce(CancellationToken.None);

        var numbers = await Numbers();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, numbers.Count).Select(i => (long)i)));
        Assert.That(numbers, Has.Count.GreaterThanOrEqualTo(30));
    }

    [Test]
    public async Task Sequencer_HolderThatDied_IsFollowedWhenItsLeaseHasRunOut()
    {
        await Sequencer.RunOnce(CancellationToken.None);
        await Sequencer.GiveUp(CancellationToken.None);
        var dead = Guid.CreateVersion7();
        await Host.InScope(async s => Assert.That(await new LeaseTable(s.GetRequiredService<CrmDbContext>()).TryTake(ChangeSequencer.LeaseName, dead, TimeSpan.FromMinutes(1), default), Is.True));
        await Admin.Create("contacts", new { familyName = "Waits" });

        Assert.That(await Sequencer.RunOnce(CancellationToken.None), Is.Zero, "somebody else holds it");
        await Host.InScope(s => s.GetRequiredService<CrmDbContext>().Set<Lease>().ExecuteUpdateAsync(u => u.SetProperty(l => l.Until, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

        Assert.That(await Sequencer.RunOnce(CancellationToken.None), Is.EqualTo(1));
        await Host.InScope(async s => Assert.That(
            await new LeaseTable(s.GetRequiredService<CrmDbContext>()).LockPosition(ChangeSequencer.LeaseName, dead, TimeSpan.FromMinutes(1), default), Is.Null, "the dead one finds it gone"));
    }

    [Test]
    public async Task Sequencer_RunsByItself_WhereItIsOn()
    {
        var since = await End();
        await Sequencer.GiveUp(CancellationToken.None);
        await using var second = await Host.StartSecond();
        var contact = await Admin.Create("contacts", new { familyName = "By itself" });

        await Eventually(async () => (await Read(Admin, since)).Items.Exists(i => (Guid)i["recordId"]! == (Guid)contact["id"]!), "the other instance numbers the change");
    }

    [Test]
    public async Task Feed_LeavesOutWhatTheCallerCannotSee_AndGoesOn()
    {
        var since = await End();
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray();
        var agent = users.First(u => (string)u!["roleName"]! == "Service agent")!;
        await Admin.Contacts("hidden fed", 3);
        var mine = await Admin.Create("contacts", new { familyName = "Mine fed", ownerId = (Guid)agent["id"]! });
        await Sequencer.RunOnce(CancellationToken.None);
        var own = await Records.RoleWithLevel.SignIn(Host, (Guid)agent["id"]!, "Own", "changes.read");

        var (items, cursor) = await Read(own, since, limit: 1);

        Assert.That(items.Select(i => (Guid)i["recordId"]!), Is.EqualTo(new[] { (Guid)mine["id"]! }));
        Assert.That(cursor, Is.EqualTo((await Read(Admin, since)).Cursor), "and is as far as everybody");
    }

    [Test]
    public async Task Feed_NeedsItsPermission_AndReadableInput()
    {
        Assert.That((await (await As("sales-manager")).Get("/api/v1/changes")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Admin.Get("/api/v1/changes?limit=1001")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Admin.Get("/api/v1/changes?recordType=nope")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Admin.Get("/api/v1/changes?since=nope")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private ChangeSequencer Sequencer => Host.Services.GetRequiredService<ChangeSequencer>();

    private static (string, Guid, long) Key(JsonNode item) => ((string)item["recordType"]!, (Guid)item["recordId"]!, (long)item["version"]!);

    private static Guid Older(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        bytes[0] = 0;
        return new Guid(bytes, bigEndian: true);
    }

    private async Task<string?> End()
    {
        await Sequencer.RunOnce(CancellationToken.None);
        return (await Read(Admin, since: null)).Cursor;
    }

    private static async Task<(List<JsonNode> Items, string? Cursor)> Read(CrmClient client, string? since, int limit = 1000, string? recordType = null)
    {
        var items = new List<JsonNode>();
        while (true)
        {
            var page = await client.Get($"/api/v1/changes?since={since}&limit={limit}&recordType={recordType}");
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), page.Text);
            items.AddRange(page.Json["items"]!.AsArray().Select(i => i!.DeepClone()));
            since = (string?)page.Json["nextCursor"];
            if (!(bool)page.Json["hasMore"]!)
            {
                return (items, since);
            }
        }
    }

    private async Task<List<long>> Numbers()
    {
        List<long> numbers = [];
        await Host.InScope(async s => numbers = await s.GetRequiredService<CrmDbContext>().Set<ChangeSlice>().OrderBy(x => x.Sequence).Select(x => x.Sequence).ToListAsync());
        return numbers;
    }
}
