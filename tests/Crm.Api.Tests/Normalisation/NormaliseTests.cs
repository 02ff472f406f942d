using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using NUnit.Framework;

namespace Crm.Api.Tests.Normalisation;

/// <summary>S5: what is typed becomes values by rules that can be seen, and is kept.</summary>
[Category("S5")]
public sealed class NormaliseTests : HostFixture
{
    [Test]
    public async Task NormaliseText_LineOfAMail_BecomesAContactWithWhatWasTyped()
    {
        const string Line = "J. PÉREZ <Juan@ACME.es> (91) 555-12-34";

        var normalised = (await Admin.Post("/api/v1/normalise", new { recordType = "contact", text = Line })).Json;
        var body = normalised["values"]!.DeepClone().AsObject();
        body["rawValues"] = new JsonArray([.. normalised["proposals"]!.AsArray().Select(p => p!.DeepClone())]);
        var created = await Admin.Create("contacts", body);
        var raw = (await Admin.Get($"/api/v1/contacts/{created["id"]}/raw-values")).Json["items"]!.AsArray();
        var found = (await Admin.Get("/api/v1/contacts?emails=JUAN@acme.ES")).Json["items"]!.AsArray();

        Assert.Multiple(() =>
        {
            Assert.That((string)created["displayName"]!, Is.EqualTo("J. Pérez"));
            Assert.That((string)created["phones"]![0]!["number"]!, Is.EqualTo("+34915551234"));
            Assert.That((string)created["phones"]![0]!["raw"]!, Is.EqualTo("(91) 555-12-34"));
            Assert.That((string)created["emails"]![0]!["address"]!, Is.EqualTo("Juan@acme.es"));
            Assert.That((string)created["emails"]![0]!["raw"]!, Is.EqualTo("Juan@ACME.es"));
            Assert.That(found.Select(c => (string)c!["id"]!), Is.EqualTo(new[] { (string)created["id"]! }));
            Assert.That(
                raw.Select(r => $"{r!["field"]} {r["rules"]![0]} {r["raw"]} {r["value"]}"),
                Is.EquivalentTo(new[] { "emails email.case Juan@ACME.es Juan@acme.es", "phones phone.e164 (91) 555-12-34 +34915551234", "familyName name.case PÉREZ Pérez" }));
        });
    }

    [Test]
    public async Task CreateContact_PhoneWithoutCountry_BelongsWhereTheAddressIs()
    {
        var created = await Admin.Create("contacts", new
        {
            familyName = "SHOUTED", phones = new[] { new { number = "020 7946 0018 ext 7" } }, addresses = new[] { new { street = "10 Downing St", city = "London", postalCode = "SW1A 2AA", country = "GB" } },
        });
        var read = (await Admin.Get($"/api/v1/contacts/{created["id"]}")).Json;
        var patched = await Admin.Patch($"/api/v1/contacts/{created["id"]}", new { phones = read["phones"], addresses = read["addresses"] });

        Assert.Multiple(() =>
        {
            Assert.That((string)created["familyName"]!, Is.EqualTo("SHOUTED"), "Names stay byte for byte.");
            Assert.That(((string)read["phones"]![0]!["number"]!, (string)read["phones"]![0]!["extension"]!), Is.EqualTo(("+442079460018", "7")));
            Assert.That(read["addresses"]![0]!["lines"]!.AsArray().Select(l => (string)l!), Is.EqualTo(new[] { "10 Downing St", "London", "SW1A 2AA" }));
            Assert.That(patched.Status, Is.EqualTo(HttpStatusCode.OK), patched.Text);
            Assert.That(JsonNode.DeepEquals(patched.Json["phones"], read["phones"]), "What was read can be sent back.");
        });
    }

    [Test]
    public async Task Import_ShoutedRows_AreRepairedAndKept()
    {
        const string File = "First Name,Last Name,Email,Phone,Country\nJUAN,O'NEILL,JUAN@ONEILL.EXAMPLE,(91) 555-12-34,España\n";

        var import = await Admin.Import("contact", File, "shouted.csv");
        var again = await Admin.Import("contact", File, "shouted again.csv");
        var contact = (await Admin.Get("/api/v1/contacts?emails=juan@oneill.example")).Json["items"]![0]!;
        var raw = (await Admin.Get($"/api/v1/contacts/{contact["id"]}/raw-values")).Json["items"]!.AsArray();

        Assert.That((import.Counts(), again.Counts()), Is.EqualTo(((1, 0, 0, 0), (0, 0, 1, 0))));
        Assert.That((string)contact["displayName"]!, Is.EqualTo("Juan O'Neill"));
        Assert.That((string)contact["phones"]![0]!["number"]!, Is.EqualTo("+34915551234"));
        Assert.That(raw.Select(r => (string)r!["raw"]!), Is.SupersetOf(new[] { "JUAN", "O'NEILL", "JUAN@ONEILL.EXAMPLE", "(91) 555-12-34" }));
        Assert.That(raw.Where(r => (string?)r!["source"] == "import").Select(r => (string)r!["rules"]![0]!), Is.All.EqualTo("name.case"));
    }

    [Test]
    public async Task NormaliseText_Values_AreProposedAndNotWritten()
    {
        var answer = (await Admin.Post("/api/v1/normalise", new
        {
            recordType = "contact", country = "DE",
            values = new { givenName = "ANNA", familyName = "VON TRAPP", emails = new[] { new { address = "anna@gmial.com" } }, phones = new[] { new { number = "0175 5551234" } } },
        })).Json;

        Assert.That(((string)answer["values"]!["givenName"]!, (string)answer["values"]!["familyName"]!), Is.EqualTo(("Anna", "von Trapp")));
        Assert.That((string)answer["values"]!["phones"]![0]!["number"]!, Is.EqualTo("+491755551234"));
        Assert.That((string)answer["values"]!["emails"]![0]!["address"]!, Is.EqualTo("anna@gmial.com"), "A slip is only proposed.");
        Assert.That(answer["proposals"]!.AsArray().Select(p => (string)p!["rule"]!), Is.EquivalentTo(new[] { "name.case", "name.particle", "phone.e164", "email.typo" }));
    }

    [TestCase("nothing", "{\"text\":\"x\"}")]
    [TestCase("contact", "{}")]
    [TestCase("contact", "{\"text\":\"x\",\"values\":{}}")]
    [TestCase("contact", "{\"text\":\"x\",\"country\":\"Atlantis\"}")]
    [TestCase("contact", "{\"values\":{\"nonsense\":1}}")]
    public async Task NormaliseText_WhatMakesNoSense_IsRefused(string recordType, string rest)
    {
        var body = JsonNode.Parse(rest)!.AsObject();
        body["recordType"] = recordType;

        Assert.That((await Admin.Post("/api/v1/normalise", body)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task RawValues_OfSomebodyElse_AreNotFound()
    {
        var created = await Admin.Create("contacts", new { familyName = "Hidden", rawValues = new[] { new { field = "familyName", rule = "name.case", raw = "HIDDEN", value = "Hidden" } } });

        var mine = (await Admin.Get($"/api/v1/contacts/{created["id"]}/raw-values")).Json["items"]!.AsArray();

        Assert.That((string)mine.Single()!["raw"]!, Is.EqualTo("HIDDEN"));
        Assert.That((await Admin.Get($"/api/v1/contacts/{Guid.CreateVersion7()}/raw-values")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task AddressFormats_AreThoseOfTheCountries()
    {
        var formats = (await Admin.Get("/api/v1/metadata/address-formats")).Json;

        Assert.That(formats["GB"]!["order"]!.AsArray().Select(p => (string)p!), Is.EqualTo(new[] { "street", "city", "postalCode" }));
        Assert.That(formats["US"]!["required"]!.AsArray().Select(p => (string)p!), Is.EqualTo(new[] { "street", "city", "region", "postalCode" }));
    }
}
