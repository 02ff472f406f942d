using System.Data.Common;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Mailing;
using Crm.Platform.Mediation;
using Crm.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace Crm.Api.Tests.Privacy;

/// <summary>Who is erased leaves no byte behind: in no table, no index, no file, no log, nor in the database's file.</summary>
[Category("S59")]
[Category("S90")]
public sealed class ErasureTests : HostFixture
{
    private const string Email = "Zdenka.Quixotova@erase-me.example";
    private static readonly byte[] Photo = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "face of Quixotova"u8];
    private static readonly string[] Traces =
        ["Zdenkamira", "Quixotova", "zdenka.quixotova", "34600987654", "34 600 987 654", "Calle Irrepetible 77", "likes xylophones", "xylophonist", "Wombatwise", "legacy-key-4711", "Formerlyova", "secretcustom", "600 98 76 54", "600-987-654", "secretaffair", "secretenclosure"];

    private readonly Captured log = new();

    protected override Task<CrmHost> Start() => CrmHost.Start(b =>
    {
        b.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Information);
        b.Configuration["Crm:Privacy:SoleApprovalHours"] = "0";
    });

    [OneTimeTearDown]
    public void StopLogging() => log.Dispose();

    [Test]
    public async Task Erase_Approved_LeavesNoByteAnywhere_AndProvesIt()
    {
        var id = await Everywhere();
        var before = await Verified();
        Assert.That(await Traced(), Is.Not.Empty, "the traces are found while they are there");

        var asked = (await Admin.Post("/api/v1/privacy/erasures", new { recordType = "contact", recordId = id, ground = "request" })).Json;
        Assert.That(asked["sources"]!.AsArray().Where(s => (long)s!["rows"]! > 0).Select(s => (string)s!["source"]!),
            Is.SupersetOf(new[] { "records", "history", "imports", "files", "answers", "quotations", "mentions" }), "the preview says what would go");
        Assert.That((string)(await Admin.Get($"/api/v1/contacts/{id}")).Json["familyName"]!, Is.EqualTo("Quixotova"), "nothing happens before the approval");
        var proof = await Approve(asked);

        await Host.Services.GetRequiredService<ChangeSequencer>().RunOnce(default);
        Assert.That(await Traced(), Is.Empty);
        Assert.That(log.Text, Does.Not.Contain("uixotova").And.Not.Contain("600987654"));
        Assert.That(proof["mentions"]!.AsArray(), Is.Empty, proof.ToJsonString());
        Assert.That(proof["identifiers"]!.AsArray(), Has.Count.EqualTo(2), "an address and a number, hashed");
        Assert.That((string?)proof["verifiedAt"], Is.Not.Null);
        var after = await Verified();
        Assert.That((long)after["entries"]!, Is.GreaterThan((long)before["entries"]!));
        var shell = (await Admin.Get($"/api/v1/contacts/{id}")).Json;
        Assert.That(((string?)shell["displayName"], (string?)shell["lifecycleStage"], (string?)shell["deletedAt"] is not null), Is.EqualTo(((string?)null, "customer", true)), "sums of the past stay");
        var history = (await Admin.Get($"/api/v1/contacts/{id}/history")).Json["items"]!.AsArray();
        Assert.That(history, Has.Count.AtLeast(3), "that something was changed stays known");
        var mentioning = (await Admin.Get("/api/v1/accounts?q=Mentioning")).Json["items"]![0]!;
        Assert.That((string)mentioning["notes"]!, Is.EqualTo("Ask [erased] or [erased]; only susana@erase-me.example"), "the company's note stays but for the person");
        var meeting = (await Admin.Get("/api/v1/activities?q=Kick-off")).Json["items"]![0]!;
        Assert.That(meeting["attendees"]!.AsArray().Select(a => ((string?)a!["name"], (string?)a["email"])), Is.EqualTo(new[] { ("[erased]", "[erased]"), ("Other Person", "other@stays.example"), ("[erased]", null) }), "who else came stays");
        var told = (await Admin.Get($"/api/v1/activities/{meeting["id"]}/history")).Text;
        Assert.That(told, Does.Contain("Other Person").And.Not.Contain("Guest of ours").And.Not.Contain("Linked by id"), "nor does what was changed tell who came");
        Assert.That((string)meeting["checklist"]![0]!["text"]!, Is.EqualTo("Write to [erased]"));
    }

    [Test]
    public async Task Erase_NumberThatOthersHaveAsWell_StaysTheirs_AndIsNamedInTheProof()
    {
        var phones = new[] { new { number = "+34 910 111 222" } };
        var gone = await Admin.Create("contacts", new { familyName = "Shared Gone", phones, emails = new[] { new { address = "gone@shared.example" } } });
        var stays = await Admin.Create("contacts", new { familyName = "Shared Stays", phones, notes = "91 011 12 22 is the switchboard, GONE@shared.example is out" });

        var proof = await Approve((await Admin.Post("/api/v1/privacy/erasures", new { recordType = "contact", recordId = gone["id"] })).Json);

        var left = (await Admin.Get($"/api/v1/contacts/{stays["id"]}")).Json;
        Assert.That((string)left["notes"]!, Is.EqualTo("91 011 12 22 is the switchboard, [erased] is out"));
        Assert.That((string)left["phones"]![0]!["number"]!, Is.EqualTo("+34910111222"));
        Assert.That(proof["mentions"]!.AsArray().Select(m => (string)m!["source"]!), Does.Contain("contacts_contacts"), "a person decides on these");
        var job = (await Admin.Get($"/api/v1/jobs/{proof["jobId"]}")).Json;
        Assert.That(((long)job["done"]!, (string)job["state"]!), Is.EqualTo(((long)job["total"]!, "completed")), job.ToJsonString());
    }

    [Test]
    public async Task Erased_Address_IsNotTakenInAgain_UntilSomebodyLiftsIt()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Once", emails = new[] { new { address = "Once@Gone.example" } } });
        await Approve((await Admin.Post("/api/v1/privacy/erasures", new { recordType = "contact", recordId = contact["id"] })).Json);

        var again = await Admin.Post("/api/v1/contacts", new { familyName = "Again", emails = new[] { new { address = "once@gone.example" } } });
        Assert.That((again.Status, (string)again.Json["errors"]!["emails"]![0]!), Is.EqualTo((HttpStatusCode.BadRequest, "This was erased at its owner's request and is not taken in again. Whoever may erase persons can lift that, once the owner has agreed.")));
        var import = await Admin.Import("contact", "First name,Email\nAgain,once@gone.example\nOther,other@here.example\n");
        Assert.That(((long)import["rejected"]!, (long)import["created"]!), Is.EqualTo((1L, 1L)));
        Assert.That((await Admin.Get($"/api/v1/imports/{import["id"]}/rejected.csv")).Text, Does.Contain("erased at its owner's request"));
        Assert.That((bool)(await Admin.Post("/api/v1/privacy/find", new { email = "once@gone.example" })).Json["suppressed"]!, Is.True);

        Assert.That((int)(await Admin.Post("/api/v1/privacy/suppressions/lift", new { email = "ONCE@gone.example" })).Json["lifted"]!, Is.EqualTo(1));
        Assert.That((await Admin.Post("/api/v1/contacts", new { familyName = "Again", emails = new[] { new { address = "once@gone.example" } } })).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Erasure_NeedsTwoRights_AndIsDecidedOnce()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Undecided" });
        var body = new { recordType = "contact", recordId = contact["id"] };
        Assert.That((await (await As("sales-manager")).Post("/api/v1/privacy/erasures", body)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var asked = (await Admin.Post("/api/v1/privacy/erasures", body)).Json;

        Assert.That((await Admin.Post("/api/v1/privacy/erasures", body)).Code, Is.EqualTo("erasure_pending"));
        Assert.That((string)(await Admin.Post($"/api/v1/privacy/erasures/{asked["id"]}/reject")).Json["state"]!, Is.EqualTo("rejected"));
        Assert.That((await Admin.Post($"/api/v1/privacy/erasures/{asked["id"]}/approve")).Code, Is.EqualTo("erasure_decided"));
        Assert.That((string)(await Admin.Get($"/api/v1/contacts/{contact["id"]}")).Json["familyName"]!, Is.EqualTo("Undecided"));
    }

    [Test]
    public async Task Find_ByAnythingKnown_FindsThePersonAlsoInTheBin()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Ingrid", familyName = "Findbar", emails = new[] { new { address = "ingrid@findbar.example" } }, phones = new[] { new { number = "+4930123456789" } } });
        await Admin.Delete($"/api/v1/contacts/{contact["id"]}");

        foreach (var (what, by) in new (object, string)[]
                 {
                     (new { email = "INGRID@findbar.example" }, "email"), (new { phone = "+49 30 123456789" }, "phone"), (new { name = "findbar ingrid" }, "name"), (new { id = contact["id"] }, "id"),
                 })
        {
            var found = (await Admin.Post("/api/v1/privacy/find", what)).Json["items"]!.AsArray();
            Assert.That(found.Select(f => ((Guid)f!["recordId"]!, (string)f["matchedBy"]![0]!, (bool)f["deleted"]!)), Is.EqualTo(new[] { ((Guid)contact["id"]!, by, true) }), by);
        }

        var everywhere = (await Admin.Post("/api/v1/privacy/find", new { email = "ingrid@findbar.example", everywhere = true })).Json;
        Assert.That(everywhere["tables"]!.AsArray().Select(t => (string)t!["source"]!), Does.Contain("contacts_contacts").And.Contain("platform_changes").And.Contain("platform_field_values"));
    }

    [Test]
    public async Task Package_HoldsEverySource_AndAPageToRead()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Paula", familyName = "Package <b>", emails = new[] { new { address = "paula@package.example" } } });
        await Admin.Upload("/api/v1/files", "paula.png", Photo, ("recordType", "contact"), ("recordId", (string)contact["id"]!));

        var answer = await Admin.Get($"/api/v1/privacy/persons/contact/{contact["id"]}/package");

        await using var zip = new ZipArchive(new MemoryStream(answer.Body), ZipArchiveMode.Read);
        string Text(string name) => new StreamReader(zip.GetEntry(name)!.Open()).ReadToEnd();
        Assert.That((string)JsonNode.Parse(Text("records.json"))![0]!["familyName"]!, Is.EqualTo("Package <b>"));
        Assert.That(JsonNode.Parse(Text("history.json"))!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(Text("index.html"), Does.Contain("paula@package.example").And.Contain("Package &lt;b&gt;").And.Not.Contain("Package <b>"));
        Assert.That(zip.Entries.Single(e => e.Name == "paula.png").Length, Is.EqualTo(Photo.Length));
        Assert.That((await Admin.Get($"/api/v1/audit?action=person.exported&recordId={contact["id"]}")).Json["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    // A person who stands wherever the product can put one.
    private async Task<Guid> Everywhere()
    {
        await Admin.Post("/api/v1/custom-fields", new { recordType = "contact", key = "hobby", kind = "text", label = "Hobby", section = "other" });
        var import = await Admin.Import("contact", $"First name,Last name,Email,Lifecycle stage\nZdenkamira,Formerlyova,{Email},customer\nZdenkamira,Formerlyova,{Email},customer,too,many\n");
        Assert.That(((long)import["created"]!, (long)import["rejected"]!), Is.EqualTo((1L, 1L)), import.ToJsonString());
        var id = (Guid)(await Admin.Post("/api/v1/privacy/find", new { email = Email })).Json["items"]![0]!["recordId"]!;
        var path = $"/api/v1/contacts/{id}";
        await Admin.Patch(path, new
        {
            familyName = "Quixotova", title = "xylophonist", nickname = "Wombatwise", notes = "likes xylophones", birthday = "1971-02-03", custom = new { hobby = "secretcustom" }, externalIds = new[] { new { source = "legacy", key = "legacy-key-4711" } },
            phones = new[] { new { number = "+34 600 987 654" } }, addresses = new[] { new { street = "Calle Irrepetible 77", city = "Soria", country = "ES" } },
        });
        var twin = await Admin.Post("/api/v1/contacts", new { givenName = "Zdenkamira", familyName = "Quixotova" }, ("Idempotency-Key", "create-quixotova"));
        Assert.That((int)(await Admin.Post($"{path}/merge", new { others = new[] { (string)twin.Json["id"]! } })).Status, Is.LessThan(300));
        await Admin.Upload("/api/v1/files", "Quixotova.png", Photo, ("recordType", "contact"), ("recordId", id.ToString()));
        await Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(() => s.GetRequiredService<IMailer>().Send(
            new MailMessage("m:quixotova", Email, "Dear Zdenkamira Quixotova", "we call +34600987654") { ToName = "Zdenkamira Quixotova" }, default), default));
        await Admin.Post("/api/v1/views", new { recordType = "contact", name = "ZDENKAMIRA quixótova", state = new { filter = new { field = "emails", op = "eq", value = Email } } });
        var account = await Admin.Create("accounts", new { name = "Mentioning Ltd", notes = "First 600-987-654" });
        await Admin.Create("relations", new { type = "advisorOf", fromContactId = id, toAccountId = account["id"], note = "secretaffair" });
        await Admin.Patch($"/api/v1/accounts/{account["id"]}", new { notes = $"Ask {Email.ToUpperInvariant()} or 600 98 76 54; only susana@erase-me.example" });
        await Admin.Create("activities", new
        {
            kind = "meeting", subject = "Kick-off", accountId = account["id"], checklist = new[] { new { text = $"Write to {Email}" } },
            attendees = new object[] { new { name = "Guest of ours", email = Email }, new { name = "Other Person", email = "other@stays.example" }, new { recordType = "contact", recordId = id, name = "Linked by id" } },
        });
        var attachment = new { Name = "a.txt", Content = Convert.ToBase64String("secretenclosure"u8), ContentType = "text/plain" };
        var held = await Admin.Post("/api/v1/inbound-mail", new { From = "neighbour@erase-me.example", Subject = "About somebody", TextBody = $"Ask {Email}", Attachments = new[] { attachment } });
        Assert.That((int?)held.Json["held"], Is.EqualTo(1), "it waits, and its file hangs on nothing");
        await Host.Services.GetRequiredService<ChangeSequencer>().RunOnce(default);
        return id;
    }

    private async Task<JsonNode> Approve(JsonNode asked)
    {
        Assert.That((await Admin.Post($"/api/v1/privacy/erasures/{asked["id"]}/approve")).Status, Is.EqualTo(HttpStatusCode.Accepted));
        for (var i = 0; i < 1200; i++)
        {
            var now = (await Admin.Get($"/api/v1/privacy/erasures/{asked["id"]}")).Json;
            if ((string?)now["verifiedAt"] is not null)
            {
                return now;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The erasure was not proved within a minute.");
    }

    private async Task<JsonNode> Verified()
    {
        await Host.Services.GetRequiredService<AuditSequencer>().RunOnce(default);
        var found = (await Admin.Get("/api/v1/audit/verification")).Json;
        Assert.That((bool)found["intact"]!, Is.True, found.ToJsonString());
        return found;
    }

    /// <summary>Every value of every table, every file of the data folder, and with SQLite the bytes of the database itself.</summary>
    private async Task<List<string>> Traced()
    {
        var found = new List<string>();
        await Host.InScope(async s =>
        {
            var db = s.GetRequiredService<CrmDbContext>();
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    found.AddRange(Values(reader).SelectMany(v => Traces.Where(t => v.Contains(t, StringComparison.OrdinalIgnoreCase))).Select(t => $"{table}: {t}"));
                }
            }
        });
        if (Host.Database.Provider == DatabaseProvider.Sqlite)
        {
            await using var connection = new SqliteConnection(Host.Database.ConnectionString);
            await connection.OpenAsync();
            await using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await checkpoint.ExecuteNonQueryAsync();
        }

        foreach (var path in Directory.EnumerateFiles(Host.Database.Folder, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            found.AddRange(Traces.Where(t => text.Contains(t, StringComparison.OrdinalIgnoreCase) || path.Contains(t, StringComparison.OrdinalIgnoreCase)).Select(t => $"{Path.GetFileName(path)}: {t}"));
        }

        return found;
    }

    private static IEnumerable<string> Values(DbDataReader reader) => Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        var value => value.ToString() ?? "",
    });

    /// <summary>All that the program has logged.</summary>
    private sealed class Captured : ILoggerProvider, ILogger
    {
        private readonly StringBuilder text = new();

        public string Text
        {
            get
            {
                lock (text)
                {
                    return text.ToString();
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (text)
            {
                text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
            }
        }

        public void Dispose()
        {
        }
    }
}
