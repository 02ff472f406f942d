using System.Text;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Imports;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Jobs;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S4: files with everything that real ones have, a process that dies anywhere, in either phase: nothing is lost or doubled, history is right, and the undo is the inverse.</summary>
[Category("S4")]
public sealed class ImportConservationTests : HostFixture
{
    private readonly Killer killer = new() { CountsJobsOnly = true };

    protected override Task<CrmHost> Start() => CrmHost.Start(b =>
    {
        b.Configuration.AddInMemoryCollection([new("Crm:Jobs:Workers", "0"), new("Crm:Changes:Sequencer", "false"), new("Crm:Imports:BatchSize", "10"), new("Crm:Imports:IndexLaterFrom", "5")]);
        b.Services.ConfigureDbContext<CrmDbContext>(o => o.AddInterceptors(killer));
    });

    [Test]
    public async Task Import_AnyFileKilledAnywhere_IsConserved_AndItsUndoIsTheInverse()
    {
        for (var i = 0; i < 4; i++)
        {
            await Admin.Create("contacts", new { givenName = $"Known{i}", familyName = "Person", title = "Before", emails = new[] { new { address = $"known{i}@keep.example" } } });
        }

        var row = Gen.OneOf(
            Gen.Choose(0, 60).Select(n => $"Given{n},Family{n},p{n}@keep.example,Firm {n % 7}"),
            Gen.Choose(0, 3).Select(n => $"Known{n},Person,known{n}@keep.example,Firm {n}"),
            Gen.Elements(",,,", "\"open,x,y,z", "a,b,c,d,e,f", "Only,Name,,", "No,Mail,nonsense,Firm 1"));
        var scenario = Gen.Zip(row.ListOf(60), Gen.Choose(0, 6).ListOf(4));
        foreach (var (rows, kills) in scenario.Sample(4).ToList())
        {
            var before = await State();
            var csv = "First Name,Last Name,Email,Company\n" + string.Join('\n', rows) + "\n";
            var import = await Admin.UploadFile("contact", Encoding.UTF8.GetBytes(csv));
            await Admin.Run(import);
            await RunKilled(kills);
            var done = await Admin.Ended(import);

            Assert.That(((string)done["state"]!, (bool)done["searchable"]!, (long)done["readRows"]!), Is.EqualTo(("completed", true, (long)import["totalRows"]!)), csv);
            var created = (await Admin.Rows(import, "created")).ConvertAll(r => (Guid)r["recordId"]!);
            Assert.That(created, Is.Unique.And.Count.EqualTo((int)done["created"]!), csv);
            Assert.That(await HistoryFaults((Guid)done["changeSetId"]!), Is.Empty, csv);
            foreach (var id in created.Take(3))
            {
                var name = (string)(await Admin.Get($"/api/v1/contacts/{id}")).Json["displayName"]!;
                Assert.That(await Admin.Count($"contacts?q={Uri.EscapeDataString(name)}"), Is.GreaterThan(0), $"{name} is found by search");
            }

            await Admin.Post($"/api/v1/imports/{import["id"]}/undo");
            await RunKilled(kills);
            Assert.That((string)(await Admin.Ended(import))["state"]!, Is.EqualTo("undone"));
            Assert.That(await State(), Is.EqualTo(before), csv);
        }
    }

    [Test]
    public async Task Trial_SaysWhatTheRunThenDoes()
    {
        const string File = "First Name,Last Name,Email,Company\nTea,Trial,tea@trial.example,Trial Works\nTom,Trial,tom@trial.example,Trial Works\nTea,Trial,tea@trial.example,Trial Works\nTea,Trial,tea@trial.example,Other Works\n,,,\n\"open,x\n";
        var import = await Admin.UploadFile("contact", Encoding.UTF8.GetBytes(File));
        var outcomes = new List<string>();
        var linked = 0;
        await Host.InScope(async services =>
        {
            var stored = await services.GetRequiredService<CrmDbContext>().Set<Import>().AsNoTracking().SingleAsync(i => i.Id == (Guid)import["id"]!);
            var reader = await services.GetRequiredService<RowReaders>().Of(stored, CancellationToken.None);
            using var source = new ImportSource(services.GetRequiredService<ImportFiles>().Open(stored.Id), stored.Shape);
            using var memory = new TrialMemory();
            while (source.Read(2) is { Count: > 0 } rows)
            {
                var verdicts = await services.GetRequiredService<ImportTrial>().Evaluate(stored, rows.ConvertAll(reader.Read), memory, CancellationToken.None);
                outcomes.AddRange(verdicts.Select(v => $"{v.Row.Line} {v.Outcome}".ToLowerInvariant()));
            }

            linked = memory.LinkedCreated;
        });
        Assert.That(await Admin.Count("contacts?emails=tea@trial.example"), Is.Zero, "a trial writes nothing");

        await Admin.Run(import);
        await Runner.RunOne(CancellationToken.None);
        var done = await Admin.Ended(import);

        Assert.That((await Admin.Rows(import)).ConvertAll(r => $"{r["line"]} {r["outcome"]}"), Is.EqualTo(outcomes));
        Assert.That((int)done["linkedCreated"]!, Is.EqualTo(linked));
    }

    [Test]
    public async Task Undo_CompanyThatOthersReferToByNow_StaysAndIsNamed()
    {
        var import = await Admin.UploadFile("contact", Encoding.UTF8.GetBytes("First Name,Last Name,Email,Company\nRia,Refer,ria@refer.example,Refer Works\n"));
        await Admin.Run(import);
        await Runner.RunOne(CancellationToken.None);
        var firm = (await Admin.Get("/api/v1/accounts?name=Refer Works")).Json["items"]![0]!;
        await Admin.Create("contacts", new { givenName = "Later", familyName = "Comer", accountId = (Guid)firm["id"]! });

        var answer = await Admin.Post($"/api/v1/imports/{import["id"]}/undo");
        await Runner.RunOne(CancellationToken.None);
        var undone = await Admin.Ended(import);

        Assert.That(((int)undone["undoneRecords"]!, (int)undone["keptRecords"]!), Is.EqualTo((1, 1)));
        Assert.That(await Admin.Count("accounts?name=Refer Works"), Is.EqualTo(1));
        Assert.That(await Admin.Count("contacts?emails=ria@refer.example"), Is.Zero);
        Assert.That((await Admin.Get($"/api/v1/jobs/{answer.Json["jobId"]}/failures")).Text, Does.Contain("Refer Works").And.Contain("Later Comer"));
    }

    [Test]
    public async Task Undo_TakenBackItself_BringsTheImportBack_AndItCanBeUndoneAgain()
    {
        var import = await Admin.UploadFile("account", Encoding.UTF8.GetBytes("name\nRedone Works\n"));
        await Admin.Run(import);
        await Runner.RunOne(CancellationToken.None);
        await Admin.Post($"/api/v1/imports/{import["id"]}/undo");
        await Runner.RunOne(CancellationToken.None);
        Guid? undoSet = null;
        await Host.InScope(async services => undoSet = (await services.GetRequiredService<CrmDbContext>().Set<Import>().SingleAsync(i => i.Id == (Guid)import["id"]!)).UndoChangeSetId);

        var redo = await Admin.Post($"/api/v1/change-sets/{undoSet}/undo");

        Assert.That((int)redo.Status, Is.EqualTo(200), redo.Text);
        var back = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
        Assert.That(((string)back["state"]!, (int)back["undoneRecords"]!, await Admin.Count("accounts?name=Redone Works")), Is.EqualTo(("completed", 0, 1)));
        await Admin.Post($"/api/v1/imports/{import["id"]}/undo");
        await Runner.RunOne(CancellationToken.None);
        Assert.That(await Admin.Count("accounts?name=Redone Works"), Is.Zero);
    }

    private JobRunner Runner => Host.Services.GetRequiredService<JobRunner>();

    private async Task RunKilled(IEnumerable<int> kills)
    {
        foreach (var kill in kills)
        {
            killer.CommitsToLive = kill;
            try
            {
                await Runner.RunOne(CancellationToken.None);
            }
            catch (Killed)
            {
                // As meant.
            }

            killer.CommitsToLive = null;
            await Host.InScope(services => services.GetRequiredService<CrmDbContext>().Set<Job>().Where(j => j.FinishedAt == null)
                .ExecuteUpdateAsync(u => u.SetProperty(j => j.LeaseUntil, (DateTime?)null).SetProperty(j => j.NextAttemptAt, (DateTime?)null)));
        }

        await Runner.RunOne(CancellationToken.None);
    }

    // All living contacts and accounts, but for what counts saves.
    private async Task<List<string>> State()
    {
        var state = new List<string>();
        foreach (var resource in (string[])["contacts", "accounts"])
        {
            string? cursor = "";
            while (cursor is not null)
            {
                var page = (await Admin.Get($"/api/v1/{resource}?sort=name&limit=200&cursor={cursor}")).Json;
                foreach (var item in page["items"]!.AsArray().Select(i => i!.AsObject()))
                {
                    state.Add(string.Join(' ', item.Where(m => m.Key is not ("version" or "updatedAt" or "updatedBy" or "updatedByName")).Select(m => $"{m.Key}={m.Value?.ToJsonString()}")));
                }

                cursor = (string?)page["nextCursor"];
            }
        }

        return state;
    }

    // A record is created once, and its versions follow each other without a gap.
    private async Task<List<string>> HistoryFaults(Guid changeSetId)
    {
        List<Change> all = [];
        await Host.InScope(async services =>
        {
            var changes = services.GetRequiredService<CrmDbContext>().Set<Change>();
            var ids = await changes.Where(c => c.ChangeSetId == changeSetId).Select(c => c.RecordId).Distinct().ToListAsync();
            all = await changes.AsNoTracking().Where(c => ids.Contains(c.RecordId)).ToListAsync();
        });

        return all.GroupBy(c => c.RecordId).Where(g => g.Count(c => c.Operation == ChangeKind.Create) != 1 || !g.Select(c => c.Version).Order().SequenceEqual(Enumerable.Range(1, g.Count()).Select(v => (long)v)))
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(c => $"{c.Operation} {c.Version}"))}").ToList();
    }
}
