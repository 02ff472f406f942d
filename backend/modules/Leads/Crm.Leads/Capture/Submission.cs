using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crm.Platform.Data;

namespace Crm.Leads.Capture;

/// <summary>What somebody sends by a form.</summary>
/// <param name="Values">By question.</param>
/// <param name="Consents">The boxes that were ticked, such as <c>email.newsletter</c>.</param>
/// <param name="Page">The parameters of the page it was sent from, such as <c>utm_campaign</c>.</param>
internal sealed record Submission(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Consents, IReadOnlyDictionary<string, string> Page, string Language)
{
    public string? Ip { get; init; }
    public string? UserAgent { get; init; }

    /// <summary>Under the same key the same is taken once.</summary>
    public string? Key { get; init; }
    public Guid? VisitorId { get; init; }

    /// <summary>What speaks for a program that fills in forms: honeypot, tooFast; null where nothing does.</summary>
    public string? Suspicion { get; init; }

    public string ToJson() => JsonSerializer.Serialize(new Kept(Values, Consents, Page, VisitorId), JsonColumn.Options);

    /// <summary>The submission as it was kept; null where an erasure has taken it away.</summary>
    public static Submission? Of(Inquiry inquiry) => inquiry.Raw is null || JsonSerializer.Deserialize<Kept>(inquiry.Raw, JsonColumn.Options) is not { } kept ? null
        : new Submission(kept.Values, kept.Consents, kept.Page, inquiry.Language ?? "en") { Ip = inquiry.Ip, VisitorId = kept.VisitorId };

    public static string BoxOf(FormConsent consent) => $"{JsonNamingPolicy.CamelCase.ConvertName(consent.Channel.ToString())}.{consent.Purpose}";

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Kept(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Consents, IReadOnlyDictionary<string, string> Page, Guid? VisitorId);
}

/// <summary>What whoever sent a form is told.</summary>
internal sealed record Taken(TakenState State, string Reference, IReadOnlyDictionary<string, string> Errors)
{
    public static Taken Of(Inquiry inquiry) => new(
        inquiry.Outcome switch { InquiryOutcome.Refused => TakenState.Refused, InquiryOutcome.Waiting => TakenState.Unconfirmed, _ => TakenState.Received },
        inquiry.Reference, new Dictionary<string, string>(StringComparer.Ordinal));
}

/// <summary>How far a submission has come.</summary>
internal enum TakenState
{
    Received,

    /// <summary>A mail is on its way by which the address is confirmed.</summary>
    Unconfirmed,
    Refused,
}
