using System.Net;
using System.Security.Cryptography;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>An authenticator app, written without the product's own code, that is always one step of 30 seconds ahead of the code it showed last.</summary>
internal sealed class Authenticator(string key)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] secret = Decode(key);

    /// <summary>The code of now, or of so many steps later.</summary>
    public string Code(int steps = 0)
    {
        var counter = BitConverter.GetBytes((TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + steps);
        Array.Reverse(counter);
#pragma warning disable CA5350 // What RFC 6238 and every authenticator app use; HMAC does not rest on collisions.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var at = hash[19] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sets up the second factor of whoever is signed in; answers the app and the recovery codes.</summary>
    public static async Task<(Authenticator App, IReadOnlyList<string> Codes)> SetUp(CrmClient client, string password = People.Password)
    {
        var begun = await client.Post("/api/v1/session/second-factor", new { password });
        Assert.That(begun.Status, Is.EqualTo(HttpStatusCode.OK), begun.Text);
        var app = new Authenticator((string)begun.Json["key"]!);

        // The step before this one, so that the code of now is still unused.
        var confirmed = await client.Post("/api/v1/session/second-factor/confirm", new { code = app.Code(-1) });
        Assert.That(confirmed.Status, Is.EqualTo(HttpStatusCode.OK), confirmed.Text);
        return (app, [.. confirmed.Json["codes"]!.AsArray().Select(c => (string)c!)]);
    }

    private static byte[] Decode(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
