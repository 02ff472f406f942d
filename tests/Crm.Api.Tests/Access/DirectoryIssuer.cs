using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>A company's directory in the test's process, written from the standard and without the product's libraries: discovery, keys, authorise, token.</summary>
internal sealed class DirectoryIssuer : HttpMessageHandler
{
    public const string Address = "https://directory.example/company";
    private const string ClientId = "crm-at-tarnvale";
    private const string Secret = "a secret of the test";

    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Asked> codes = new(StringComparer.Ordinal);
    private int count;

    public bool IsDown { get; set; }

    /// <summary>The product with this directory in its settings.</summary>
    public void Register(WebApplicationBuilder builder, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] settings =
        [
            .. more, ("Authority", Address), ("ClientId", ClientId), ("ClientSecret", Secret), ("Name", "Tarnvale"), ("Domains", "access.example, Staff.Example"),
        ];
        builder.Configuration.AddInMemoryCollection(settings.DistinctBy(s => s.Name, StringComparer.Ordinal).Select(s => KeyValuePair.Create($"Crm:OpenIdConnect:{s.Name}", (string?)s.Value)));
        builder.Services.PostConfigure<OpenIdConnectOptions>("Directory", o => o.BackchannelHttpHandler = this);
    }

    /// <summary>What a browser does that is sent here: signs in, and is sent back with a code.</summary>
    /// <returns>The address to which it goes back, without the host.</returns>
    public string Authorise(string sentTo, Told told)
    {
        var asked = HttpUtility.ParseQueryString(new Uri(sentTo).Query);
        Assert.That(sentTo, Does.StartWith(Address + "/authorize?"));
        Assert.That((asked["client_id"], asked["response_type"], asked["code_challenge_method"]), Is.EqualTo((ClientId, "code", "S256")));
        Assert.That(asked["scope"]!.Split(' '), Is.EquivalentTo(new[] { "openid", "profile", "email" }));
        var code = $"code-{Interlocked.Increment(ref count)}";
        codes[code] = new Asked(asked["redirect_uri"]!, asked["code_challenge"]!, asked["nonce"]!, told);
        return $"{new Uri(asked["redirect_uri"]!).AbsolutePath}?code={code}&state={Uri.EscapeDataString(asked["state"]!)}";
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new HttpRequestException("No route to host");
        }

        return request.RequestUri!.AbsolutePath switch
        {
            "/company/.well-known/openid-configuration" => Json(new
            {
                issuer = Address, authorization_endpoint = Address + "/authorize", token_endpoint = Address + "/token", jwks_uri = Address + "/keys",
                response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
            }),
            "/company/keys" => Json(new { keys = new[] { Published() } }),
            "/company/token" => Token(HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken))),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    protected override void Dispose(bool disposing)
    {
        key.Dispose();
        base.Dispose(disposing);
    }

    private HttpResponseMessage Token(System.Collections.Specialized.NameValueCollection form)
    {
        var isRight = codes.TryRemove(form["code"] ?? "", out var asked) && form["grant_type"] is "authorization_code" && form["client_id"] is ClientId && form["client_secret"] is Secret
            && form["redirect_uri"] == asked.RedirectUri && Base64(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? ""))) == asked.Challenge;
        if (!isRight)
        {
            var refused = Json(new { error = "invalid_grant" });
            refused.StatusCode = HttpStatusCode.BadRequest;
            return refused;
        }

        return Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 300, id_token = Sign(asked!) });
    }

    private string Sign(Asked asked)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["iss"] = Address, ["aud"] = ClientId, ["nonce"] = asked.Nonce, ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            ["sub"] = asked.Told.Subject, ["email"] = asked.Told.Email, ["email_verified"] = asked.Told.IsVerified, ["name"] = asked.Told.Name, ["amr"] = asked.Told.Methods,
            ["auth_time"] = asked.Told.AskedAgo is { } ago ? (now - ago).ToUnixTimeSeconds() : null,
        };
        asked.Told.Forge?.Invoke(claims);
        var head = asked.Told.Algorithm is "RS256" or "forged" ? "RS256" : asked.Told.Algorithm;
        var text = $"{Base64(JsonSerializer.SerializeToUtf8Bytes(new { alg = head, typ = "JWT", kid = "k1" }))}.{Base64(JsonSerializer.SerializeToUtf8Bytes(claims.Where(c => c.Value is not null).ToDictionary(StringComparer.Ordinal)))}";
        return $"{text}.{Signature(asked.Told.Algorithm, Encoding.ASCII.GetBytes(text))}";
    }

    private string Signature(string algorithm, byte[] text)
    {
        switch (algorithm)
        {
            case "none":
                return "";
            case "HS256":
                // The published key as a shared secret: the classic confusion of algorithms.
                return Base64(HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), text));
            case "forged":
                using (var foreign = RSA.Create(2048))
                {
                    return Base64(foreign.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
                }

            default:
                return Base64(key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
    }

    private object Published()
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "k1", n = Base64(numbers.Modulus!), e = Base64(numbers.Exponent!) };
    }

    private static HttpResponseMessage Json(object body) => new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed record Asked(string RedirectUri, string Challenge, string Nonce, Told Told);
}

/// <summary>What the directory tells of somebody; <c>Forge</c> changes the claims before they are signed.</summary>
internal sealed record Told(string Subject, string? Email, bool? IsVerified = true, string? Name = "Directory Person")
{
    public string[]? Methods { get; init; }

    /// <summary>How long ago the directory asked who it is; null where it does not say.</summary>
    public TimeSpan? AskedAgo { get; init; } = TimeSpan.Zero;

    public Action<Dictionary<string, object?>>? Forge { get; init; }

    public string Algorithm { get; init; } = "RS256";
}
