using System.Net;
using System.Net.Http.Headers;
using Crm.Api.Tests.Records;
using NUnit.Framework;

namespace Crm.Api.Tests.Contacts;

/// <summary>Photos of people and logos of organisations.</summary>
[Category("S11")]
public sealed class PhotoTests : HostFixture
{
    // One pixel, and a text chunk that says where it was taken.
    private static readonly byte[] Face =
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89,
        0, 0, 0, 6, .. "tEXtGPS\0 4"u8, 1, 2, 3, 4, 0, 0, 0, 13, .. "IDAT"u8, 0x78, 0x9C, 0x63, 0xF8, 0xCF, 0xC0, 0xF0, 0x1F, 0, 5, 0, 1, 0xFF, 0x56, 0xC7, 0x2F, 0x0D, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82,
    ];

    [Test]
    public async Task Photo_OfAContact_IsShownWithoutWhereItWasTaken_AndGoesWithAMerge()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Seen" });
        var other = await Admin.Create("contacts", new { familyName = "Same" });
        var path = $"/api/v1/contacts/{contact["id"]}/photo";
        Assert.That((await Admin.Get(path)).Status, Is.EqualTo(HttpStatusCode.NoContent), "nothing there yet");

        var put = await Admin.Send(HttpMethod.Put, path, Picture(Face));
        var shown = await Admin.Get(path);
        var again = await Admin.Send(HttpMethod.Get, path, body: null, ("If-None-Match", shown.Headers["ETag"]));
        var merged = await Admin.Post($"/api/v1/contacts/{other["id"]}/merge", new { others = new[] { (string)contact["id"]! } });

        Assert.Multiple(async () =>
        {
            Assert.That(put.Status, Is.EqualTo(HttpStatusCode.NoContent), put.Text);
            Assert.That(shown.ContentType, Does.StartWith("image/png"));
            Assert.That(shown.Headers["Content-Security-Policy"], Does.StartWith("sandbox"));
            Assert.That(shown.Body, Has.Length.EqualTo(Face.Length - 18).And.Not.EqualTo(Face), "the text is out of it, the pixels are not");
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That((await Admin.Get($"/api/v1/contacts/{merged.Json["id"]}/photo")).Body, Is.EqualTo(shown.Body));
        });
    }

    [Test]
    public async Task Photo_OfWhatIsNoPictureOrNotOnesOwn_IsRefused()
    {
        var account = await Admin.Create("accounts", new { name = "Logo Ltd" });
        var path = $"/api/v1/accounts/{account["id"]}/photo";
        using var reader = await Host.As("read-only");

        Assert.That((await Admin.Send(HttpMethod.Put, path, Picture("<svg onload='alert(1)'/>"u8.ToArray()))).Code, Is.EqualTo("not_a_picture"));
        Assert.That((await Admin.Send(HttpMethod.Put, path, Picture(new byte[600 * 1024]))).Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That((await reader.Send(HttpMethod.Put, path, Picture(Face))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Admin.Send(HttpMethod.Put, $"/api/v1/accounts/{Guid.CreateVersion7()}/photo", Picture(Face))).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await Admin.Send(HttpMethod.Put, path, Picture(Face));
        Assert.That((await Admin.Delete(path)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await Admin.Get(path)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    private static ByteArrayContent Picture(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
}
