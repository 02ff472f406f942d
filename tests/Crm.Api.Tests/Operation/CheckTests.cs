using Crm.Platform.Data;
using Crm.Platform.Files;
using Crm.Platform.Operation.Checks;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Operation;

/// <summary>What is derived is compared with what it is derived from; what was broken on purpose is found, and made anew where that can be.</summary>
public sealed class CheckTests : HostFixture
{
    [Test]
    public async Task Check_BrokenOnPurpose_IsFoundAndMadeAnew()
    {
        var first = (Guid)(await Admin.Create("contacts", new { familyName = "Checkable", emails = new[] { new { address = "one@check.example" } } }))["id"]!;
        var second = (Guid)(await Admin.Create("contacts", new { familyName = "Derived", emails = new[] { new { address = "two@check.example" } } }))["id"]!;
        Assert.That(await CrmHost.RunVerb(Host.Database, "check"), Is.Zero, "a database that was only used is in order");

        await Host.InScope(async s =>
        {
            var db = s.GetRequiredService<CrmDbContext>();
            await db.Set<FieldValue>().Where(v => v.RecordId == first).ExecuteDeleteAsync();
            await db.Set<Posting>().Where(p => p.RecordId == second && p.Term == "derived").ExecuteDeleteAsync();
            db.Add(new Posting { RecordType = "contact", Term = "nowhere", RecordId = second });
            db.Add(new StoredFile { Name = "lost.txt", ContentType = "text/plain", SizeBytes = 4, Sha256 = new string('a', 64), CreatedAt = s.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync("""UPDATE "contacts_contacts" SET "DisplayNameKey" = 'zzz' WHERE "DisplayNameKey" = 'derived'""");
        });
        var found = await Look();
        Assert.That(found, Is.EquivalentTo(new[]
        {
            ("contact: keys of lists", 1L), ("contact: values of filters", 1L), ("terms that lead to no record's posting", 1L), ("postings that no record has", 1L), ("rows whose content is gone", 1L),
        }));

        Assert.That(await CrmHost.RunVerb(Host.Database, "check", ("repair", "true")), Is.EqualTo(1), "a lost content is not made anew");
        Assert.That(await Look(), Is.EqualTo(new[] { ("rows whose content is gone", 1L) }));
        Assert.That((await Admin.Get("/api/v1/contacts?q=derived")).Json["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await Admin.Get($"/api/v1/contacts/{first}/history")).Json["items"]!.AsArray(), Has.Count.EqualTo(1), "a repair is no change of the record");
        await Host.InScope(s => s.GetRequiredService<CrmDbContext>().Set<StoredFile>().Where(f => f.Name == "lost.txt").ExecuteDeleteAsync());
    }

    private async Task<List<(string What, long Count)>> Look()
    {
        var found = new List<(string, long)>();
        await Host.InScope(async s =>
        {
            foreach (var check in s.GetServices<IConsistencyCheck>().Where(c => c.Name != "audit"))
            {
                found.AddRange((await check.Look(default)).Findings.Select(f => (f.What, f.Count)));
            }
        });
        return found;
    }
}
