using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Crm.Access.Features.OAuth;

/// <summary>The form of RFC 6749, 4.1.3, 4.4.2 and 6: which members count, the grant says.</summary>
internal sealed class TokenRequest
{
    /// <summary><c>authorization_code</c>, <c>refresh_token</c> or <c>client_credentials</c>.</summary>
    [JsonPropertyName("grant_type")]
    public string? GrantType { get; init; }

    /// <summary>The app; here or in the header <c>Authorization: Basic</c>.</summary>
    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    /// <summary>Of confidential apps; here or in the header.</summary>
    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; init; }

    /// <summary>Separated by spaces; without it, all that may be had.</summary>
    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    [JsonPropertyName("code")]
    public string? Code { get; init; }

    /// <summary>The same as when the code was asked for.</summary>
    [JsonPropertyName("redirect_uri")]
    public string? RedirectUri { get; init; }

    /// <summary>What the challenge was made of (RFC 7636).</summary>
    [JsonPropertyName("code_verifier")]
    public string? CodeVerifier { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }
}

/// <summary>Reads forms as RFC 6749 has them.</summary>
internal static class OAuthForm
{
    private const string Basic = "Basic ";

    /// <summary>The values by name; null where the body is no form, or names something twice (RFC 6749, 3.2).</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> Read(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentType?.Split(';')[0].Trim() is not "application/x-www-form-urlencoded")
        {
            return null;
        }

        try
        {
            var form = await http.Request.ReadFormAsync(ct);
            return form.Any(f => f.Value.Count > 1) ? null : form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Who says to be calling (RFC 6749, 2.3.1): in the header, where both are form-encoded, or in the body; not in both.</summary>
    public static (string? Id, string? Secret)? Client(HttpContext http, IReadOnlyDictionary<string, string> form)
    {
        var inBody = (form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret"));
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return inBody;
        }

        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) || inBody.Item2 is not null)
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length) || Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is not [var id, var secret])
        {
            return null;
        }

        id = Uri.UnescapeDataString(id.Replace('+', ' '));
        return inBody.Item1 is null || inBody.Item1 == id ? (id, Uri.UnescapeDataString(secret.Replace('+', ' '))) : null;
    }
}
