using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Platform.Data;
using Crm.Platform.Operation;
using Crm.Platform.Operation.Backups;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Operation;

/// <summary>The drill: saved while people write, brought back elsewhere, and looked at as its users would.</summary>
public sealed class BackupTests : HostFixture
{
    private readonly string folder = Directory.CreateTempSubdirectory("crm-backup-").FullName;

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Configuration["Crm:Privacy:SoleApprovalHours"] = "0");

    [OneTimeTearDown]
    public void RemoveBackups() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Backup_WhileWritersWrite_RestoredElsewhere_HasEveryAcknowledgedWrite()
    {
        var company = await Admin.Create("accounts", new { name = "Drill Company" });
        var content = "what the drill is about"u8.ToArray();
        var file = (await Admin.Upload("/api/v1/files", "drill.txt", content, ("recordType", "account"), ("recordId", (string)company["id"]!))).Json;
        var forgotten = await Admin.Create("contacts", new { familyName = "Forgotten", emails = new[] { new { address = "forgotten@drill.example" } } });
        var acknowledged = new ConcurrentQueue<string>();
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(w => Write(w, acknowledged, enough.Token)).ToList();
        while (acknowledged.Count < 40)
        {
            await Task.Delay(20);
        }

        var before = acknowledged.ToList();
        var backup = Path.Combine(folder, "drill.crmbackup");
        Assert.That(await CrmHost.RunVerb(Host.Database, "backup", ("file", backup)), Is.Zero);
        await enough.CancelAsync();
        await Task.WhenAll(writers);
        await Erase(forgotten);

        var elsewhere = TestDatabase.Empty();
        await CrmHost.RunVerb(elsewhere, "restore", ("file", backup), ("erasures", Path.Combine(Host.Database.Folder, "erasures.log")));
        var restored = await CrmHost.StartOnExisting(elsewhere);
        await using (restored)
        {
            using var reader = await restored.As("administrator");
            foreach (var id in before)
            {
                Assert.That((await reader.Get($"/api/v1/contacts/{id}")).Status, Is.EqualTo(HttpStatusCode.OK), id);
            }

            var there = await reader.Count("contacts?q=Drilled");
            Assert.That(there, Is.InRange(before.Count, acknowledged.Count), "nothing is there that nobody wrote");
            Assert.That((await reader.Get($"/api/v1/files/{file["id"]}/content")).Body, Is.EqualTo(content));
            await Eventually(async () => (string?)(await reader.Get($"/api/v1/contacts/{forgotten["id"]}")).Json["displayName"] is null, "who was erased after the backup is erased again");
            var address = new[] { new { address = "forgotten@drill.example" } };
            Assert.That((await reader.Post("/api/v1/contacts", new { familyName = "Back", emails = address })).Status, Is.EqualTo(HttpStatusCode.BadRequest), "and is kept out");
            // The erasure that is done again may still be writing down what it did.
            await Eventually(async () => await CrmHost.RunVerb(elsewhere, "check") == 0, "nothing is found in what was restored");
        }
    }

    [Test]
    public async Task Restore_RunningOrFilledOrDamaged_IsRefused_AndNothingChanges()
    {
        var backup = Path.Combine(folder, "refusals.crmbackup");
        await CrmHost.RunVerb(Host.Database, "backup", ("file", backup));
        Assert.That(() => CrmHost.RunVerb(Host.Database, "backup", ("file", backup)), Refused("there already"), "no backup is written over");
        Assert.That(() => CrmHost.RunVerb(Host.Database, "restore", ("file", backup), ("replace", "true")), Refused("Stop it first"));

        var target = TestDatabase.Empty();
        await using (target)
        {
            await CrmHost.RunVerb(target, "restore", ("file", backup));
            Assert.That(() => CrmHost.RunVerb(target, "restore", ("file", backup)), Refused("--replace"));
            var damaged = Path.Combine(folder, "damaged.crmbackup");
            await Damage(backup, damaged);
            Assert.That(() => CrmHost.RunVerb(target, "restore", ("file", damaged), ("replace", "true")), Refused("damaged"));
            Assert.That(Directory.EnumerateFileSystemEntries(target.Folder).Select(Path.GetFileName), Has.None.Contains(".restoring"));
            Assert.That(await CrmHost.RunVerb(target, "check"), Is.Zero, "what was there is as it was");
            Assert.That(await CrmHost.RunVerb(target, "restore", ("file", backup), ("replace", "true")), Is.Zero);
        }
    }

    [Test]
    public async Task Migrate_DatabaseOfANewerProgram_IsRefused()
    {
        var database = await Host.Database.Copy();
        var newer = await CrmHost.StartOnExisting(database);
        await using (newer)
        {
            await newer.InScope(s => s.GetRequiredService<CrmDbContext>().Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('99990101000000_FromTheFuture', '99.0')"""));

            Assert.That(() => CrmHost.RunVerb(database, "migrate"), Refused("newer than this program"));
        }
    }

    [Test]
    public void Swap_CutOffHalfway_IsFinishedByTheNext()
    {
        var data = new Crm.Platform.Hosting.DataPath(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Crm:DataPath"] = Directory.CreateTempSubdirectory("crm-swap-").FullName }, "/");
        string[] targets = [Path.Combine(data.Root, "crm.db"), Path.Combine(data.Root, "files"), Path.Combine(data.Root, "privacy.key")];
        File.WriteAllText(targets[0], "old");
        Directory.CreateDirectory(targets[1]);
        File.WriteAllText(targets[2], "old key");
        File.WriteAllText(RestoreSwap.Stage(targets[0]), "new");
        Directory.CreateDirectory(RestoreSwap.Stage(targets[1]));

        // A folder stands where the former database should go: the first file cannot move, as little as for a process that has died.
        Directory.CreateDirectory(targets[0] + ".replaced-now");
        Assert.That(() => new RestoreSwap(data).Run(targets, "now"), Throws.InstanceOf<IOException>());
        Assert.That(RestoreSwap.IsUnfinished(data), Is.True);
        Directory.Delete(targets[0] + ".replaced-now");
        new RestoreSwap(data).Finish();

        Assert.That(File.ReadAllText(targets[0]), Is.EqualTo("new"));
        Assert.That(File.ReadAllText(targets[0] + ".replaced-now"), Is.EqualTo("old"));
        Assert.That(File.Exists(targets[2]), Is.False, "what the backup does not have is put aside as well");
        Assert.That(RestoreSwap.IsUnfinished(data), Is.False);
        Directory.Delete(data.Root, recursive: true);
    }

    private async Task Write(int writer, ConcurrentQueue<string> acknowledged, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            acknowledged.Enqueue((string)(await Admin.Create("contacts", new { familyName = $"Drilled {writer} {i}" }))["id"]!);
        }
    }

    private async Task Erase(JsonNode contact)
    {
        var asked = (await Admin.Post("/api/v1/privacy/erasures", new { recordType = "contact", recordId = contact["id"], ground = "request" })).Json;
        await Admin.Post($"/api/v1/privacy/erasures/{asked["id"]}/approve");
        await Eventually(async () => (string?)(await Admin.Get($"/api/v1/privacy/erasures/{asked["id"]}")).Json["verifiedAt"] is not null, "the erasure is proved");
    }

    private static async Task Damage(string backup, string damaged)
    {
        File.Copy(backup, damaged);
        using var zip = await ZipFile.OpenAsync(damaged, ZipArchiveMode.Update, default);
        var manifest = zip.GetEntry(BackupManifest.EntryName)!;
        string said;
        using (var reader = new StreamReader(await manifest.OpenAsync()))
        {
            said = await reader.ReadToEndAsync();
        }

        manifest.Delete();
        using var writer = new StreamWriter(await zip.CreateEntry(BackupManifest.EntryName).OpenAsync());
        await writer.WriteAsync(said.Replace("\"sha256\": \"", "\"sha256\": \"0", StringComparison.Ordinal));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string because) => Throws.InstanceOf<OperatorException>().With.Message.Contains(because);
}
