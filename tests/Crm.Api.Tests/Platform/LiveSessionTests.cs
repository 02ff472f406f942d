using Crm.Api.Tests.Access;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Platform;

/// <summary>A stream does not outlive the session that opened it.</summary>
[Category("S67")]
[Category("AnyEngine")]
public sealed class LiveSessionTests : HostFixture
{
    /// <summary>Half a minute of what is known of a session, and a heartbeat.</summary>
    [Test]
    public async Task WatchLive_TheKeyIsRevoked_EndsTheStream()
    {
        var created = (await Admin.Post("/api/v1/api-keys", new { name = "listens", roleId = await TestRoles.BuiltIn(Admin, "read-only") })).Json;
        using var program = Host.Anonymous();
        program.UseKey((string)created["key"]!);
        var stream = await program.Stream("/api/v1/live");
        await using (stream)
        {
            await Admin.Delete($"/api/v1/api-keys/{created["apiKey"]!["id"]}");

            Assert.That(await stream.Next(TimeSpan.FromSeconds(40)), Is.Null);
        }
    }
}
