using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>
/// S4, S5: what real address books hold comes in, leaves in each format, and comes into an empty database as the same contacts, field by
/// field; into the same database it changes nothing. The cards are not part of the repository: <c>CRM_DATA_DIR</c> names their folder.
/// </summary>
[Category("S4")]
[Category("S5")]
[Category("AnyEngine")]
public sealed class CardRoundTripTests : HostFixture
{
    private const string Tag = "round-trip";
    private const int MostDigits = 7;
    private static readonly string[] Formats = ["vcard", "csv", "xlsx"];
    private static readonly string[] OfTheDatabase = ["id", "createdAt", "updatedAt", "version", "accountId", "ownerId", "teamId", "externalIds", "createdBy", "updatedBy"];

    [OneTimeSetUp]
    public async Task ImportCards()
    {
        var data = Environment.GetEnvironmentVariable("CRM_DATA_DIR");
        string[] folders = data is null ? [] : [Path.Combine(data, "vcard_ezvcard"), Path.Combine(data, "vcard_aosp")];
        if (folders.Length == 0 || !Array.TrueForAll(folders, Directory.Exists))
        {
            Assert.Ignore("CRM_DATA_DIR does not name the folder with vcard_ezvcard and vcard_aosp.");
        }

        foreach (var path in folders.SelectMany(f => Directory.EnumerateFiles(f, "*.vcf", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            await Import(Admin, await File.ReadAllBytesAsync(path), Path.GetFileName(path), Tag);
        }

        Assert.That(await Contacts(Admin, withLabels: true), Has.Count.GreaterThan(40));
    }

    [TestCaseSource(nameof(Formats))]
    public async Task Import_OfTheExportOfRealCards_IsTheSameElsewhereAndNothingHere(string format)
    {
        // A table writes e-mails, numbers and addresses without what they are for.
        var withLabels = format == "vcard";
        var before = await Contacts(Admin, withLabels);
        var export = await Admin.Get($"/api/v1/contacts/export?format={format}&tags={Tag}");
        var name = format == "vcard" ? "cards.vcf" : $"cards.{format}";

        var here = await Import(Admin, export.Body, name);
        Assert.That(here.Counts(), Is.EqualTo((0, 0, before.Count, 0)), string.Join('\n', (await Admin.Rows(here, "updated")).Concat(await Admin.Rows(here, "rejected")).Take(10)));

        var elsewhere = await CrmHost.Start();
        await using (elsewhere)
        {
            using var client = await elsewhere.As("administrator");
            var there = await Import(client, export.Body, name);
            Assert.That(there.Counts(), Is.EqualTo((before.Count, 0, 0, 0)), string.Join('\n', (await client.Rows(there, "rejected")).Concat(await client.Rows(there, "updated")).Take(10)));
            var after = await Contacts(client, withLabels);
            Assert.That(Differences(before, after), Is.Empty);
            Assert.That(after, Is.EqualTo(before));
        }
    }

    // Field by field, so that a failure says what was lost.
    private static List<string> Differences(List<string> before, List<string> after) =>
        [.. before.Except(after, StringComparer.Ordinal).Zip(after.Except(before, StringComparer.Ordinal), (b, a) => (Before: JsonNode.Parse(b)!.AsObject(), After: JsonNode.Parse(a)!.AsObject()))
            .SelectMany(pair => pair.Before.Where(f => f.Value?.ToJsonString() != pair.After[f.Key]?.ToJsonString()).Select(f => $"{f.Key}: {f.Value?.ToJsonString()} became {pair.After[f.Key]?.ToJsonString()}"))];

    private static async Task<JsonNode> Import(CrmClient client, byte[] file, string name, string? tag = null)
    {
        var import = await client.UploadFile("contact", file, name);
        await client.Post($"/api/v1/imports/{import["id"]}/run", new { tags = tag is null ? null : new[] { tag } });
        return await client.Ended(import);
    }

    private static async Task<List<string>> Contacts(CrmClient client, bool withLabels)
    {
        var all = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = (await client.Get($"/api/v1/contacts?tags={Tag}&limit=200&sort=createdAt&cursor={Uri.EscapeDataString(cursor)}")).Json;
            all.AddRange(page["items"]!.AsArray().Select(c =>
            {
                var contact = c!.DeepClone().AsObject();
                Array.ForEach(OfTheDatabase, f => contact.Remove(f));
                string[] lists = ["emails", "phones", "addresses"];
                foreach (var reach in lists.SelectMany(list => contact[list]!.AsArray()).Select(r => r!.AsObject()))
                {
                    // How a number was once written stays where it was written.
                    reach.Remove("raw");

                    // A number without a country may find it in the address that another card has added.
                    reach["number"] = (string?)reach["number"] is { Length: > MostDigits } number ? number[^MostDigits..] : (string?)reach["number"];
                    reach["label"] = withLabels ? (string?)reach["label"] : null;
                }

                // Columns of a card file go by what values are for: those of different labels may change places.
                Array.ForEach(lists, list => contact[list] = new JsonArray([.. contact[list]!.AsArray().Select(v => v!.ToJsonString()).Order(StringComparer.Ordinal).Select(v => JsonNode.Parse(v))]));
                return contact.ToJsonString();
            }));
            cursor = (string?)page["nextCursor"];
        }

        all.Sort(StringComparer.Ordinal);
        return all;
    }
}
