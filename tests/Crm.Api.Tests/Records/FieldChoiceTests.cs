using System.Net;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

/// <summary><c>fields=</c> on lists, searches and single records.</summary>
[Category("S1")]
public sealed class FieldChoiceTests : HostFixture
{
    [Test]
    public async Task Fields_Chosen_AreShownAlone()
    {
        var account = await Admin.Create("accounts", new { name = "Chosen", industry = "Tea", externalIds = new[] { new { source = "erp", key = "F1" } } });
        string[] expected = ["can", "id", "name", "ownerId", "ownerName", "version"];

        var one = await Admin.Get($"/api/v1/accounts/{account["id"]}?fields=name,ownerId");
        var list = await Admin.Get("/api/v1/accounts?name=Chosen&fields=name,ownerId");
        var search = await Admin.Post("/api/v1/accounts/search", new { q = "Chosen", fields = new[] { "name", "ownerId" } });

        Assert.That(one.Json.AsObject().Select(m => m.Key).Order(), Is.EqualTo(expected));
        Assert.That(one.Headers["ETag"], Is.EqualTo("\"v1\""));
        Assert.That((string?)one.Json["ownerName"], Is.Not.Empty);
        Assert.That(list.Json["items"]![0]!.AsObject().Select(m => m.Key).Order(), Is.EqualTo(expected));
        Assert.That(search.Json["items"]![0]!.AsObject().Select(m => m.Key).Order(), Is.EqualTo(expected));
        var keys = await Admin.Get($"/api/v1/accounts/{account["id"]}?fields=externalIds");
        Assert.That((string)keys.Json["externalIds"]![0]!["key"]!, Is.EqualTo("F1"));
    }

    [TestCase("/api/v1/accounts?fields=name,nonsense")]
    [TestCase("/api/v1/accounts/00000000-0000-7000-8000-000000000000?fields=nonsense")]
    public async Task Fields_Unknown_AreRefusedByName(string path)
    {
        var refused = await Admin.Get(path);

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string)refused.Json["errors"]!["fields"]![0]!, Does.Contain("nonsense"));
    }
}
