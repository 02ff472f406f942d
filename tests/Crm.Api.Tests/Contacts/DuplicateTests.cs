using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Records;
using NUnit.Framework;

namespace Crm.Api.Tests.Contacts;

/// <summary>Whoever is about to create a record hears who may be the same, and why, of those that they may see.</summary>
public sealed class DuplicateTests : HostFixture
{
    [Test]
    public async Task Contact_IsFoundByMailPhoneAndName_TheSurestFirst()
    {
        var byMail = await Admin.Create("contacts", new { familyName = "Somebody", emails = new[] { new { address = "dup@twice.example" } } });
        var byPhone = await Admin.Create("contacts", new { familyName = "Anybody", phones = new[] { new { number = "+34 600 700 801" } } });
        var byName = await Admin.Create("contacts", new { givenName = "Wilhelmina", familyName = "Dupplicata" });

        var found = await Ask("contacts", new
        {
            givenName = "Wilhelmina", familyName = "Duplicata", emails = new[] { new { address = "DUP@twice.example" } }, phones = new[] { new { number = "+34600700801" } },
        });

        Assert.That(found.Select(d => ((Guid)d["id"]!, (string)d["reasons"]!.AsArray().Single()!)), Is.EqualTo(new[] { (Id(byMail), "emails"), (Id(byPhone), "phones"), (Id(byName), "similarName") }));
        Assert.That(await Ask("contacts", new { givenName = "Wilhelmina" }), Is.Empty, "a given name alone is anybody's");
    }

    [Test]
    public async Task Account_IsFoundByDomain_AlsoThatOfItsWebsiteAndMail()
    {
        var account = await Admin.Create("accounts", new { name = "Domain Ltd", domains = new[] { "domainltd.example" } });

        var byWebsite = await Ask("accounts", new { name = "Something else", website = "https://www.domainltd.example/about" });
        var byMail = await Ask("accounts", new { name = "Something else", emails = new[] { new { address = "info@domainltd.example" } } });
        var byName = await Ask("accounts", new { name = "DOMAIN LTD" });

        Assert.That((Id(byWebsite.Single()), (string)byWebsite.Single()["reasons"]!.AsArray().Single()!), Is.EqualTo((Id(account), "domains")));
        Assert.That(Id(byMail.Single()), Is.EqualTo(Id(account)));
        Assert.That((Id(byName.Single()), (string)byName.Single()["reasons"]!.AsArray().Single()!), Is.EqualTo((Id(account), "name")));
    }

    [Test]
    public async Task Duplicate_ThatCannotBeSeen_IsNotTold()
    {
        var agent = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray().First(u => (string)u!["roleName"]! == "Service agent")!;
        var own = await RoleWithLevel.SignIn(Host, (Guid)agent["id"]!, "own");
        await Admin.Create("contacts", new { familyName = "Hidden", emails = new[] { new { address = "hidden@twice.example" } } });

        var found = await own.Post("/api/v1/contacts/duplicates", new { emails = new[] { new { address = "hidden@twice.example" } } });

        Assert.That(found.Json["items"]!.AsArray(), Is.Empty, found.Text);
    }

    private async Task<List<JsonNode>> Ask(string resource, object draft)
    {
        var answer = await Admin.Post($"/api/v1/{resource}/duplicates", draft);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return [.. answer.Json["items"]!.AsArray().Select(d => d!)];
    }

    private static Guid Id(JsonNode record) => (Guid)record["id"]!;
}
