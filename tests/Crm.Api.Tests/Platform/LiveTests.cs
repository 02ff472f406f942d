using System.Diagnostics;
using System.Net;
using Crm.Api.Tests.Access;
using Crm.Api.Tests.Imports;
using Crm.Api.Tests.Records;
using Crm.Platform.Live;
using Crm.Platform.Mediation;
using Crm.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Platform;

/// <summary>What open pages hear, on whichever instance they are.</summary>
[Category("S67")]
public sealed class LiveTests : HostFixture
{
    [Test]
    public async Task WatchLive_OnAnotherInstance_HearsOfRecordsWithinTwoSeconds()
    {
        var second = await Host.StartSecond();
        await using (second)
        {
            using var there = await second.As("administrator");
            var stream = await there.Stream("/api/v1/live");
            await using (stream)
            {
                for (var i = 0; i < 3; i++)
                {
                    var since = Stopwatch.StartNew();
                    var account = await Admin.Create("accounts", new { name = $"Live {i}" });
                    var hint = await stream.Next("record", h => (Guid)h["recordId"]! == (Guid)account["id"]!);

                    Assert.That(since.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
                    Assert.That(((string)hint["recordType"]!, (long)hint["version"]!, (string)hint["operation"]!), Is.EqualTo(("account", 1L, "create")));
                    Assert.That(hint.AsObject().Count, Is.EqualTo(4), "ids and versions, no values");
                }
            }
        }
    }

    [Test]
    public async Task WatchLive_RecordsThatTheCallerMayNotSee_AreNotMentioned()
    {
        var manager = await As("sales-manager");
        var managerId = (Guid)(await manager.Session())["user"]!["id"]!;
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        Assert.That(email, Is.Not.Empty);
        using var other = await People.SignIn(Host, email);
        using var own = await RoleWithLevel.SignIn(Host, (Guid)(await (await As("sales-rep")).Session())["user"]!["id"]!, "own");
        var ownId = (Guid)(await own.Session())["user"]!["id"]!;
        var narrow = await own.Stream("/api/v1/live");
        var wide = await other.Stream("/api/v1/live");
        await using (narrow)
        await using (wide)
        {
            var hidden = await Admin.Create("accounts", new { name = "Not theirs", ownerId = managerId });
            var theirs = await Admin.Create("accounts", new { name = "Theirs", ownerId = ownId });

            var first = await narrow.Next("record");
            Assert.That((Guid)first["recordId"]!, Is.EqualTo((Guid)theirs["id"]!), "the hidden one was written before and did not come");
            Assert.That((Guid)(await wide.Next("record"))["recordId"]!, Is.EqualTo((Guid)hidden["id"]!));
            Assert.That(id, Is.Not.EqualTo(ownId));
        }
    }

    [Test]
    public async Task WatchLive_AnImport_IsSummedUp_AndItsJobIsShown()
    {
        var stream = await Admin.Stream("/api/v1/live");
        await using (stream)
        {
            var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"Summed {i}\n"));
            var import = await Admin.UploadFile("account", System.Text.Encoding.UTF8.GetBytes("name\n" + rows));
            await Admin.Run(import);
            var seen = new List<StreamEvent>();
            while (!seen.Exists(e => e.Name == "records") || !seen.Exists(e => e.Name == "job" && (string)e.Data["state"]! == "completed"))
            {
                seen.Add((await stream.Next())!);
            }

            Assert.That(seen.Where(e => e.Name == "record"), Is.Empty);
            Assert.That(seen.Where(e => e.Name == "records").Select(e => (string)e.Data["recordType"]!), Is.All.EqualTo("account"));
            Assert.That(seen.Last(e => e.Name == "job").Data["subjectId"]!.GetValue<Guid>(), Is.EqualTo((Guid)import["id"]!));
        }
    }

    [Test]
    public async Task ToUser_ReachesAllPagesOfThatUserAlone_AndWhatWasMissedComesAfterwards()
    {
        var rep = await As("marketer");
        var repId = (Guid)(await rep.Session())["user"]!["id"]!;
        var theirs = await rep.Stream("/api/v1/live");
        var mine = await Admin.Stream("/api/v1/live");
        string last;
        await using (theirs)
        await using (mine)
        {
            await Publish(live => live.ToUser(repId, "notification", new { text = "one" }));
            await Publish(live => live.ToHolders("jobs.manage", "unread", new { count = 3 }));
            StreamEvent? got;
            do
            {
                got = await theirs.Next();
            }
            while (got!.Name != "notification");

            Assert.That((string)got.Data["text"]!, Is.EqualTo("one"));
            last = got.Id!;
            Assert.That((await mine.Next("unread"))["count"]!.GetValue<int>(), Is.EqualTo(3), "the administrator hears what is for the permission, and not what is for another user");
        }

        await Publish(live => live.ToUser(repId, "notification", new { text = "two" }));
        await Task.Delay(500);
        var again = await rep.Stream("/api/v1/live", ("Last-Event-ID", last));
        await using (again)
        {
            Assert.That((string)(await again.Next("notification"))["text"]!, Is.EqualTo("two"));
        }
    }

    [Test]
    public async Task ToUser_ACommandThatFails_TellsNobody()
    {
        var adminId = (Guid)(await Admin.Session())["user"]!["id"]!;
        var stream = await Admin.Stream("/api/v1/live");
        await using (stream)
        {
            Assert.ThrowsAsync<InvalidOperationException>(() => Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run<Unit>(
                () =>
                {
                    s.GetRequiredService<ILiveEvents>().ToUser(adminId, "notification", new { text = "never" });
                    throw new InvalidOperationException("the command fails after it spoke");
                },
                CancellationToken.None)));
            await Publish(live => live.ToUser(adminId, "notification", new { text = "after" }));

            Assert.That((string)(await stream.Next("notification"))["text"]!, Is.EqualTo("after"));
        }
    }

    [Test]
    public async Task EventStreams_MoreThanTwenty_AreRefused()
    {
        using var agent = await Host.As("service-agent");
        var open = new List<EventStreamReader>();
        for (var i = 0; i < 20; i++)
        {
            open.Add(await agent.Stream("/api/v1/live"));
        }

        var refused = await agent.Get("/api/v1/live");
        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.TooManyRequests, "too_many_streams")));
        Assert.That(refused.Headers, Contains.Key("Retry-After"));
        foreach (var stream in open)
        {
            await stream.DisposeAsync();
        }

        await Eventually(
            async () =>
            {
                var stream = await agent.Stream("/api/v1/live");
                await using (stream)
                {
                    return stream.Response.StatusCode == HttpStatusCode.OK;
                }
            },
            "closed streams free their places");
    }

    [Test]
    public async Task WatchLive_TheProcessStops_EndsAtOnce()
    {
        var second = await Host.StartSecond();
        using var there = await second.As("administrator");
        var stream = await there.Stream("/api/v1/live");
        var since = Stopwatch.StartNew();
        var end = End(stream);

        await second.DisposeAsync();

        await end;
        Assert.That(since.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        await stream.DisposeAsync();
    }

    // What other tests did may still be told first.
    private static async Task End(EventStreamReader stream)
    {
        while (await stream.Next() is not null)
        {
        }
    }

    private Task Publish(Action<ILiveEvents> publish) => Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(
        () =>
        {
            publish(s.GetRequiredService<ILiveEvents>());
            return Unit.Task;
        },
        CancellationToken.None));
}
