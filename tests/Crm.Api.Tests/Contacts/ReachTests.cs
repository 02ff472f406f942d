using System.Net;
using NUnit.Framework;

namespace Crm.Api.Tests.Contacts;

/// <summary>How people are called in their own script, where their profiles are, and when they like to be reached.</summary>
public sealed class ReachTests : HostFixture
{
    [Test]
    public async Task NativeAndPhoneticNames_AreFound()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Hanako", familyName = "Yamada", nativeName = "山田花子", phoneticName = "ヤマダハナコ" });

        foreach (var query in (string[])["山田", "ヤマダハナコ"])
        {
            var found = (await Admin.Get($"/api/v1/contacts?q={Uri.EscapeDataString(query)}")).Json["items"]!.AsArray();
            Assert.That(found.Select(c => (Guid)c!["id"]!), Does.Contain((Guid)contact["id"]!), query);
        }
    }

    [TestCase("profiles", "http://www.linkedin.com/in/ana")]
    [TestCase("profiles", "https://evil.example/linkedin.com")]
    [TestCase("profiles", "https://user@www.linkedin.com/in/ana")]
    [TestCase("timeZone", "Mars/Olympus")]
    [TestCase("hoursFrom", "25:00")]
    public async Task Reach_ThatCannotBe_IsRefused(string field, string value)
    {
        var answer = await Admin.Post("/api/v1/contacts", new Dictionary<string, object> { ["familyName"] = "Refused", [field] = field == "profiles" ? new[] { value } : value });

        Assert.That((answer.Status, answer.Json["errors"]?[field] is not null), Is.EqualTo((HttpStatusCode.BadRequest, true)), answer.Text);
    }
}
