using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S4, S5: real files of others go in over HTTP, each row with one fate. They are not part of the repository: the folder is named by <c>CRM_DATA_DIR</c>.</summary>
[Category("S4")]
[Category("S5")]
public sealed class PublishedFileTests : HostFixture
{
    [TestCase("contact", "csv_spectrum/csvs", "*.csv")]
    [TestCase("contact", "vcard_aosp", "*.vcf")]
    [TestCase("contact", "vcard_ezvcard", "*.vcf")]
    [TestCase("contact", "crm_import_headers", "*.csv")]
    [TestCase("contact", "crm_hubspot_seeds", "*.csv")]
    [TestCase("contact", "crm_salesforce_seeds", "*.csv")]
    [TestCase("account", "crm_maven_sales", "accounts.csv")]
    [TestCase("account", "dedupe_fodors_zagats", "*.csv")]
    [TestCase("contact", "dedupe_splink_fake1000", "fake_1000.csv")]
    [TestCase("contact", "dedupe_febrl", "dataset1.csv")]
    [TestCase("contact", "dedupe_dedupeio_csv", "csv_example_messy_input.csv")]
    public async Task Import_PublishedFiles_LoseNoRow(string recordType, string folder, string pattern)
    {
        foreach (var path in Directory.EnumerateFiles(Require(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var answer = await Admin.Upload("/api/v1/imports", name, await File.ReadAllBytesAsync(path), ("recordType", recordType));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), $"{name}: {answer.Text}");
            var import = answer.Json;
            var started = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { });
            if (started.Status == HttpStatusCode.BadRequest)
            {
                // Tables of something else have no column that could become a contact: an answer, not a crash.
                Assert.That(import["columns"]!.AsArray().Select(c => (string?)c!["field"]), Is.All.Null, $"{name}: {started.Text}");
                await TestContext.Out.WriteLineAsync($"{name}: no column for a {recordType}");
                continue;
            }

            Assert.That(started.Status, Is.EqualTo(HttpStatusCode.Accepted), $"{name}: {started.Text}");
            var done = await Admin.Ended(import);
            await Show(name, done);
            Assert.That((string)done["state"]!, Is.EqualTo("completed"), $"{name}: {done}");
            Assert.That((long)done["readRows"]!, Is.EqualTo((long)done["totalRows"]!), name);
        }
    }

    private static async Task Show(string name, JsonNode done)
    {
        var (created, updated, duplicate, rejected) = done.Counts();
        var mapped = done["columns"]!.AsArray().Where(c => c!["field"] is not null).Select(c => $"{c!["header"]}>{c["field"]}");
        await TestContext.Out.WriteLineAsync($"{name}: {done["format"]} {done["encoding"]} {done["profile"]} rows {done["readRows"]} = {created}+{updated}+{duplicate}+{rejected}; {string.Join(", ", mapped)}");
    }

    private static string Require(string folder)
    {
        var data = Environment.GetEnvironmentVariable("CRM_DATA_DIR");
        if (string.IsNullOrEmpty(data) || !Directory.Exists(Path.Combine(data, folder)))
        {
            Assert.Ignore($"Needs {folder} under the folder that CRM_DATA_DIR names; it is not part of the repository.");
        }

        return Path.Combine(data!, folder);
    }
}
