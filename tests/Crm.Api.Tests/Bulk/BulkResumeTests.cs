using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Bulk;

/// <summary>Whatever moment the process dies at, no record is passed over and none is changed twice.</summary>
public sealed class BulkResumeTests : HostFixture
{
    private readonly Killer killer = new() { CountsJobsOnly = true };

    // No worker of its own: a test says when and how far a job runs.
    protected override Task<CrmHost> Start() => CrmHost.Start(b =>
    {
        b.Configuration.AddInMemoryCollection([new("Crm:Jobs:Workers", "0"), new("Crm:Changes:Sequencer", "false"), new("Crm:Bulk:BatchSize", "10")]);
        b.Services.ConfigureDbContext<CrmDbContext>(o => o.AddInterceptors(killer));
    });

    [Test]
    public async Task Edit_KilledBetweenPortions_GoesOnWhereItStopped()
    {
        var contacts = await Admin.Contacts("killed", 35);
        var jobId = await Ask("killed");

        await RunUntilKilled(commits: 2);
        Assert.That((await Host.Job(jobId)).Done, Is.EqualTo(20));
        await LeaseRunsOut();
        await Runner.RunOne(CancellationToken.None);

        var job = await Host.Job(jobId);
        Assert.That((job.State, job.Done, job.Failed), Is.EqualTo((JobState.Completed, 35L, 0L)));
        var sets = new HashSet<Guid>();
        foreach (var contact in contacts)
        {
            var now = await Admin.Read("contacts", contact);
            Assert.That(((string?)now["title"], (long)now["version"]!), Is.EqualTo(("Done", 2L)));
            sets.Add((Guid)(await Admin.LastChange("contacts", contact))["changeSetId"]!);
        }

        Assert.That(sets, Has.Count.EqualTo(1), "one change set over all portions");
    }

    [Test]
    public async Task Reassign_KilledAtEveryPortion_StaysFair()
    {
        var contacts = await Admin.Contacts("fair", 35);
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray().Where(u => (bool)u!["active"]!).Take(3).Select(u => u!["id"]!.DeepClone()).ToArray();
        var answer = await Admin.Post("/api/v1/contacts/bulk", Bulking.Matching("reassign", "department", "fair").With("owners", new JsonArray(users)));
        for (var i = 0; i < 4; i++)
        {
            await RunUntilKilled(commits: 1);
            await LeaseRunsOut();
        }

        await Runner.RunOne(CancellationToken.None);

        Assert.That((await Host.Job((Guid)answer.Json["id"]!)).State, Is.EqualTo(JobState.Completed));
        var owners = new List<Guid>();
        foreach (var contact in contacts)
        {
            owners.Add((Guid)(await Admin.Read("contacts", contact))["ownerId"]!);
        }

        Assert.That(owners.GroupBy(o => o).Select(g => g.Count()).Order(), Is.EqualTo(new[] { 11, 12, 12 }));
    }

    [Test]
    public async Task Cancel_StopsAfterThePortion_WhatIsDoneCanBeUndone_TheRestCanGoOn()
    {
        await Admin.Contacts("stopped", 25);
        var jobId = await Ask("stopped");
        await RunUntilKilled(commits: 1);
        await LeaseRunsOut();

        await Admin.Post($"/api/v1/jobs/{jobId}/cancel");
        await Runner.RunOne(CancellationToken.None);

        var job = (await Admin.Get($"/api/v1/jobs/{jobId}")).Json;
        Assert.That(((string)job["state"]!, (long)job["done"]!), Is.EqualTo(("cancelled", 10L)));
        Assert.That(await Admin.Count("contacts?department=stopped&title=Done"), Is.EqualTo(10));
        await Admin.Post((string)job["links"]!["undo"]!);
        Assert.That(await Admin.Count("contacts?department=stopped&title=Done"), Is.Zero);

        await Admin.Post((string)job["links"]!["retry"]!);
        await Runner.RunOne(CancellationToken.None);
        Assert.That(await Admin.Count("contacts?department=stopped&title=Done"), Is.EqualTo(15), "it goes on where it stopped");
    }

    private JobRunner Runner => Host.Services.GetRequiredService<JobRunner>();

    private async Task<Guid> Ask(string mark) =>
        (Guid)(await Admin.Post("/api/v1/contacts/bulk", Bulking.Matching("edit", "department", mark).With("changes", new JsonObject { ["title"] = "Done" }))).Json["id"]!;

    private async Task RunUntilKilled(int commits)
    {
        killer.CommitsToLive = commits;
        try
        {
            await Runner.RunOne(CancellationToken.None);
        }
        catch (Killed)
        {
            // As meant: a process that is killed says nothing more.
        }

        killer.CommitsToLive = null;
    }

    private Task LeaseRunsOut() => Host.InScope(services => services.GetRequiredService<CrmDbContext>().Set<Job>().Where(j => j.FinishedAt == null)
        .ExecuteUpdateAsync(u => u.SetProperty(j => j.LeaseUntil, (DateTime?)null).SetProperty(j => j.NextAttemptAt, (DateTime?)null)));
}
