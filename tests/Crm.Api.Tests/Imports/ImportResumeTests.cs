using System.Text;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S4: whatever moment the process dies at, no row is lost and none is doubled.</summary>
[Category("S4")]
public sealed class ImportResumeTests : HostFixture
{
    private readonly Killer killer = new() { CountsJobsOnly = true };

    // No worker of its own: a test says when and how far a job runs.
    protected override Task<CrmHost> Start() => CrmHost.Start(b =>
    {
        b.Configuration.AddInMemoryCollection([new("Crm:Jobs:Workers", "0"), new("Crm:Changes:Sequencer", "false"), new("Crm:Imports:BatchSize", "10")]);
        b.Services.ConfigureDbContext<CrmDbContext>(o => o.AddInterceptors(killer));
    });

    [Test]
    public async Task Import_KilledBetweenBatches_GoesOnWhereItStopped()
    {
        var import = await Start("account", "killed", rows: 35);

        await RunUntilKilled(commits: 2);
        var half = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
        Assert.That(((string)half["state"]!, (int)half["readRows"]!, (int)half["created"]!), Is.EqualTo(("running", 20, 20)));
        Assert.That(await Runner.RunOne(CancellationToken.None), Is.False, "the dead process still holds the lease");
        await LeaseRunsOut();
        Assert.That(await Runner.RunOne(CancellationToken.None), Is.True);

        var done = await Admin.Ended(import);
        Assert.That(((string)done["state"]!, done.Counts()), Is.EqualTo(("completed", (35, 0, 0, 0))));
        Assert.That(await Admin.Count("accounts?industry=killed"), Is.EqualTo(35));
    }

    [Test]
    public async Task Cancel_StopsAfterTheBatch_AndWhatIsInCanBeUndone()
    {
        var import = await Start("account", "cancelled", rows: 35);
        await RunUntilKilled(commits: 1);
        await LeaseRunsOut();

        await Admin.Post($"/api/v1/imports/{import["id"]}/cancel");
        await Runner.RunOne(CancellationToken.None);

        var cancelled = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
        Assert.That(((string)cancelled["state"]!, cancelled.Counts()), Is.EqualTo(("cancelled", (10, 0, 0, 0))));
        await Admin.Post($"/api/v1/imports/{import["id"]}/undo");
        await Runner.RunOne(CancellationToken.None);
        Assert.That((string)(await Admin.Get($"/api/v1/imports/{import["id"]}")).Json["state"]!, Is.EqualTo("undone"));
        Assert.That(await Admin.Count("accounts?industry=cancelled"), Is.Zero);
    }

    [Test]
    public async Task Undo_KilledBetweenBatches_GoesOnWhereItStopped()
    {
        var import = await Start("account", "undone", rows: 35);
        await Runner.RunOne(CancellationToken.None);
        await Admin.Post($"/api/v1/imports/{import["id"]}/undo");

        await RunUntilKilled(commits: 2);
        var half = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
        Assert.That(((string)half["state"]!, (int)half["undoneRecords"]!), Is.EqualTo(("undoing", 20)));
        await LeaseRunsOut();
        await Runner.RunOne(CancellationToken.None);

        var undone = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
        Assert.That(((string)undone["state"]!, (int)undone["undoneRecords"]!, (int)undone["keptRecords"]!), Is.EqualTo(("undone", 35, 0)));
        Assert.That(await Admin.Count("accounts?industry=undone"), Is.Zero);
    }

    [Test]
    public async Task Import_OfAnotherInstance_IsFoundByThePoll()
    {
        var import = await Start("account", "elsewhere", rows: 25);
        await using var second = await Host.StartSecond(b => b.Configuration.AddInMemoryCollection([new("Crm:Imports:BatchSize", "10")]));

        var done = await Admin.Ended(import);

        Assert.That(((string)done["state"]!, done.Counts()), Is.EqualTo(("completed", (25, 0, 0, 0))));
    }

    [Test]
    public async Task Undo_RecordThatManyBatchesChanged_GoesBackToItsBeginning()
    {
        var before = await Admin.Create("accounts", new { name = "Often Ltd", notes = "before" });
        var csv = "name,notes\n" + string.Concat(Enumerable.Range(1, 45).Select(i => $"Often Ltd,note {i}\n"));
        var import = await Admin.UploadFile("account", Encoding.UTF8.GetBytes(csv));
        await Admin.Run(import);
        await Runner.RunOne(CancellationToken.None);
        Assert.That((await Admin.Ended(import)).Counts(), Is.EqualTo((0, 45, 0, 0)));

        await Admin.Post($"/api/v1/imports/{import["id"]}/undo");
        await Runner.RunOne(CancellationToken.None);

        Assert.That((string?)(await Admin.Get($"/api/v1/accounts/{before["id"]}")).Json["notes"], Is.EqualTo("before"));
    }

    [Test]
    public async Task Job_TakenOverByAnotherInstance_CannotBeCommittedByTheFirst()
    {
        var import = await Start("account", "stolen", rows: 25);
        killer.BeforeNextTransaction = async () =>
        {
            await LeaseRunsOut();
            await Runner.RunOne(CancellationToken.None);
        };

        await Runner.RunOne(CancellationToken.None);

        var done = await Admin.Ended(import);
        Assert.That(((string)done["state"]!, done.Counts()), Is.EqualTo(("completed", (25, 0, 0, 0))));
        Assert.That(await Admin.Count("accounts?industry=stolen"), Is.EqualTo(25));
    }

    [Test]
    public async Task Job_ThatAlwaysFails_GivesUpAndSaysSo()
    {
        var import = await Start("account", "hopeless", rows: 5);
        for (var attempt = 0; attempt < JobRunner.MaxAttempts; attempt++)
        {
            killer.FailNextCommit = true;
            Assert.That(await Runner.RunOne(CancellationToken.None), Is.True);
            await LeaseRunsOut();
        }

        var failed = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
        Assert.That((string)failed["state"]!, Is.EqualTo("failed"));
        Assert.That((string)failed["error"]!, Is.Not.Empty);
        Assert.That(await Admin.Count("accounts?industry=hopeless"), Is.Zero);
    }

    [Test]
    public async Task Import_AnyFileKilledAnywhere_GivesEveryRowOneFate()
    {
        var cell = Gen.Elements("", "Anna", "Anna", "Berg", "anna@x.example", "nonsense", "\"open", "a\"b", "1980-01-01", "31.02.1980", "=1+1", "两个", "x,y");
        var row = Gen.Four(cell).Select(c => $"{c.Item1},{c.Item2},{c.Item3},{c.Item4}");
        var scenario = Gen.Zip(row.ListOf(40), Gen.Choose(0, 5).ListOf(3));
        var samples = scenario.Sample(8).ToList();

        foreach (var (rows, kills) in samples)
        {
            var csv = "First Name,Last Name,Email,Birthday\n" + string.Join('\n', rows) + "\n";
            var import = await Admin.UploadFile("contact", Encoding.UTF8.GetBytes(csv));
            await Admin.Run(import);
            foreach (var kill in kills)
            {
                await RunUntilKilled(kill);
                await LeaseRunsOut();
            }

            await Runner.RunOne(CancellationToken.None);
            var done = await Admin.Ended(import);
            Assert.That((string)done["state"]!, Is.EqualTo("completed"), csv);
            Assert.That((long)done["readRows"]!, Is.EqualTo((long)import["totalRows"]!), csv);
            var fates = await Admin.Rows(import);
            Assert.That(fates.Select(r => (int)r["line"]!).ToList(), Is.Unique.And.Count.EqualTo((int)done["totalRows"]!));
            Assert.That(fates.Count(r => (string)r["outcome"]! == "created"), Is.EqualTo((int)done["created"]!));
            Assert.That(fates.Where(r => (string)r["outcome"]! == "created").Select(r => (Guid)r["recordId"]!), Is.Unique);
        }
    }

    private JobRunner Runner => Host.Services.GetRequiredService<JobRunner>();

    private async Task<System.Text.Json.Nodes.JsonNode> Start(string recordType, string mark, int rows)
    {
        var csv = "name,industry\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"{mark} {i},{mark}\n"));
        var import = await Admin.UploadFile(recordType, Encoding.UTF8.GetBytes(csv));
        await Admin.Run(import);
        return import;
    }

    // A process that is killed says nothing more: it does not even release its lease.
    private async Task RunUntilKilled(int commits)
    {
        killer.CommitsToLive = commits;
        try
        {
            await Runner.RunOne(CancellationToken.None);
        }
        catch (Killed)
        {
            // As meant.
        }

        killer.CommitsToLive = null;
    }

    private Task LeaseRunsOut() => Host.InScope(services => services.GetRequiredService<CrmDbContext>().Set<Job>().Where(j => j.FinishedAt == null)
        .ExecuteUpdateAsync(u => u.SetProperty(j => j.LeaseUntil, (DateTime?)null).SetProperty(j => j.NextAttemptAt, (DateTime?)null)));
}
