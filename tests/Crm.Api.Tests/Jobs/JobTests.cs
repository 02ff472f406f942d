using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Platform.Data;
using Crm.Platform.Hosting;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Crm.Platform.Security;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Jobs;

/// <summary>Long work as its owner sees it: progress, cancel, retry, history.</summary>
[Category("S67")]
public sealed class JobTests : HostFixture
{
    [Test]
    public async Task GetJob_OfOthers_NeedsThePermission()
    {
        var rep = await As("sales-rep");
        var (id, steering) = await Enqueue(await UserId(Admin));
        steering.Gate.Release(SlowJob.Portions);
        await Ended(Admin, id);

        Assert.That((await rep.Get($"/api/v1/jobs/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await rep.Post($"/api/v1/jobs/{id}/cancel")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await rep.Get($"/api/v1/jobs/{id}/events")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Ids(rep, "?kind=testSlow"), Does.Not.Contain(id));
        var (theirs, other) = await Enqueue(await UserId(rep));
        other.Gate.Release(SlowJob.Portions);
        await Ended(rep, theirs);
        Assert.That(await Ids(Admin, "?state=completed"), Does.Contain(id).And.Contain(theirs));
        Assert.That(await Ids(Admin, "?mine=true"), Does.Contain(id).And.Not.Contain(theirs));
        Assert.That(await Ids(Admin, "?state=failed"), Does.Not.Contain(id));
    }

    [Test]
    public async Task CancelJob_Running_StopsAfterItsPortion_AndRetryGoesOn()
    {
        var (id, steering) = await Enqueue(await UserId(Admin));
        steering.Gate.Release(2);
        await Eventually(async () => (long)(await Job(id))["done"]! == 2, "two portions are done");

        var asked = await Admin.Post($"/api/v1/jobs/{id}/cancel");
        Assert.That((bool)asked.Json["cancelRequested"]!, Is.True, asked.Text);
        steering.Gate.Release(1);
        var cancelled = await Ended(Admin, id);
        Assert.That((string)cancelled["state"]!, Is.EqualTo("cancelled"));
        Assert.That((await Admin.Post($"/api/v1/jobs/{id}/cancel")).Code, Is.EqualTo("job_not_running"));
        Assert.That((string?)cancelled["links"]!["retry"], Is.EqualTo($"/api/v1/jobs/{id}/retry"));

        var again = await Admin.Post($"/api/v1/jobs/{id}/retry");
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Accepted), again.Text);
        steering.Gate.Release(SlowJob.Portions);
        var completed = await Ended(Admin, id);

        Assert.That((string)completed["state"]!, Is.EqualTo("completed"));
        Assert.That(steering.Ran, Is.EqualTo(new long[] { 0, 1, 2, 3, 4, 5 }), "no portion ran twice");
        Assert.That((await Admin.Post($"/api/v1/jobs/{id}/retry")).Code, Is.EqualTo("job_not_ended"));
        Assert.That(((string?)completed["links"]!["subject"])!, Does.StartWith("/api/v1/things/"));
    }

    [Test]
    public async Task RetryJob_Failed_GoesOnWhereItFailed()
    {
        var (id, steering) = await Enqueue(await UserId(Admin));
        steering.FailsAt = 3;
        steering.Gate.Release(SlowJob.Portions);
        var failed = await Ended(Admin, id);
        Assert.That(((string)failed["state"]!, (string)failed["error"]!), Is.EqualTo(("failed", "The test wants it so.")));

        steering.FailsAt = -1;
        await Admin.Post($"/api/v1/jobs/{id}/retry");
        steering.Gate.Release(SlowJob.Portions);

        Assert.That((string)(await Ended(Admin, id))["state"]!, Is.EqualTo("completed"));
        Assert.That(steering.Ran, Is.EqualTo(new long[] { 0, 1, 2, 3, 4, 5 }));
    }

    [Test]
    public async Task WatchJob_OnAnotherInstance_HearsOfProgressWithinTwoSeconds()
    {
        // The second instance works on nothing: all progress happens on the first.
        var second = await Host.StartSecond(b => b.Configuration["Crm:Jobs:Workers"] = "0");
        await using (second)
        {
            using var admin = await second.As("administrator");
            var (id, steering) = await Enqueue(await UserId(Admin));
            var stream = await admin.Stream($"/api/v1/jobs/{id}/events");
            await using (stream)
            {
                Assert.That(stream.Response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
                Assert.That(stream.Response.Headers.GetValues("X-Accel-Buffering"), Is.EqualTo(new[] { "no" }));
                Assert.That(stream.Response.Headers.CacheControl?.NoStore, Is.True);
                Assert.That((long)(await stream.Next("job"))["done"]!, Is.Zero);

                for (var portion = 1; portion <= SlowJob.Portions; portion++)
                {
                    var released = Stopwatch.StartNew();
                    steering.Gate.Release();
                    var done = portion;
                    await stream.Next("job", j => (long)j["done"]! == done);
                    Assert.That(released.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
                }

                Assert.That(await stream.Next(), Is.Null, "the stream ends with the job");
            }

            Assert.That((await admin.Get($"/api/v1/jobs/{id}/events")).Text, Does.Contain("\"completed\""), "who comes late hears how it ended");
            var reconnected = await admin.Send(HttpMethod.Get, $"/api/v1/jobs/{id}/events", body: null, ("Last-Event-ID", "ended"));
            Assert.That(reconnected.Status, Is.EqualTo(HttpStatusCode.NoContent), "a browser stops connecting again");
        }
    }

    [Test]
    public async Task Import_Cancelled_GoesOnAsAJob()
    {
        var rows = string.Concat(Enumerable.Range(0, 1200).Select(i => $"Resumed {i:0000}\n"));
        var import = await Admin.UploadFile("account", System.Text.Encoding.UTF8.GetBytes("name\n" + rows));
        await Admin.Run(import);
        var id = (Guid)(await Admin.Get($"/api/v1/imports/{import["id"]}")).Json["jobId"]!;
        var running = await Job(id);
        Assert.That(((string)running["title"]!["code"]!, (string)running["title"]!["params"]!["fileName"]!), Is.EqualTo(("import", "people.csv")));
        await Admin.Post($"/api/v1/jobs/{id}/cancel");
        var ended = await Ended(Admin, id);
        if ((string)ended["state"]! == "cancelled")
        {
            Assert.That((string)(await Admin.Get($"/api/v1/imports/{import["id"]}")).Json["state"]!, Is.EqualTo("cancelled"));
            Assert.That((await Admin.Post($"/api/v1/jobs/{id}/retry")).Status, Is.EqualTo(HttpStatusCode.Accepted));
            ended = await Ended(Admin, id);
        }

        Assert.That((string)ended["state"]!, Is.EqualTo("completed"));
        Assert.That((await Admin.Ended(import)).Counts(), Is.EqualTo((1200, 0, 0, 0)));
        Assert.That((string)ended["links"]!["undo"]!, Is.EqualTo($"/api/v1/imports/{import["id"]}/undo"));
        Assert.That((await Admin.Undo(import))["state"]!.GetValue<string>(), Is.EqualTo("undone"));
        Assert.That((await Admin.Post($"/api/v1/jobs/{id}/retry")).Code, Is.EqualTo("job_not_ended"));
    }

    [Test]
    public async Task Housekeeping_RemovesJobsThatFinishedLongAgo()
    {
        var (old, first) = await Enqueue(await UserId(Admin));
        var (recent, second) = await Enqueue(await UserId(Admin));
        first.Gate.Release(SlowJob.Portions);
        second.Gate.Release(SlowJob.Portions);
        await Ended(Admin, old);
        await Ended(Admin, recent);
        await Host.InScope(s => s.GetRequiredService<CrmDbContext>().Set<Job>().Where(j => j.Id == old)
            .ExecuteUpdateAsync(u => u.SetProperty(j => j.FinishedAt, j => j.FinishedAt!.Value.AddDays(-91))));

        await Host.Services.GetRequiredService<Housekeeper>().Sweep(CancellationToken.None);

        Assert.That((await Admin.Get($"/api/v1/jobs/{old}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Admin.Get($"/api/v1/jobs/{recent}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(configure: null, typeof(JobTests).Assembly);

    private static async Task<Guid> UserId(CrmClient client) => (Guid)(await client.Session())["user"]!["id"]!;

    private static async Task<List<Guid>> Ids(CrmClient client, string query) =>
        [.. (await client.Get($"/api/v1/jobs{query}")).Json["items"]!.AsArray().Select(j => (Guid)j!["id"]!)];

    private async Task<(Guid Id, SlowJob.Steering Steering)> Enqueue(Guid userId)
    {
        var subject = Guid.CreateVersion7();
        var steering = SlowJob.Steered[subject] = new SlowJob.Steering();
        var id = Guid.Empty;
        await Host.InScope(async s =>
        {
            var caller = await s.GetRequiredService<ICallerSource>().Find(userId, Crm.Kernel.ChangeSource.Browser, CancellationToken.None);
            s.GetRequiredService<CurrentUser>().Become(caller!);
            id = (await s.GetRequiredService<UnitOfWork>().Run(() => Task.FromResult(s.GetRequiredService<JobQueue>().Enqueue(SlowJob.Kind, subject)), CancellationToken.None)).Id;
        });
        return (id, steering);
    }

    private async Task<JsonNode> Job(Guid id) => (await Admin.Get($"/api/v1/jobs/{id}")).Json;

    private static async Task<JsonNode> Ended(CrmClient client, Guid id)
    {
        JsonNode job = null!;
        await Eventually(
            async () =>
            {
                var answer = await client.Get($"/api/v1/jobs/{id}");
                Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
                job = answer.Json;
                return job["finishedAt"] is not null;
            },
            "the job ends");
        return job;
    }
}
