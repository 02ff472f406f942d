using Crm.Platform.Mailing;

namespace Crm.Activities.Mail.Outbound;

/// <summary>The headers by which mail programs put an answer below what it answers.</summary>
internal static class Threading
{
    private const int MostHeader = 900;
    private const int MostId = 500;

    /// <summary>RFC 5322, 3.6.4: what is answered, and what that answered; the older ones give way where the line would be too long.</summary>
    public static IEnumerable<MailHeader> Of(Message? answered)
    {
        if (answered?.MessageId is not { } id || !IsPlain(id))
        {
            return [];
        }

        var references = $"<{id}>";
        foreach (var earlier in answered.References.AsEnumerable().Reverse().Where(IsPlain).TakeWhile(e => references.Length + e.Length + 3 <= MostHeader))
        {
            references = $"<{earlier}> {references}";
        }

        return [new MailHeader("In-Reply-To", $"<{id}>"), new MailHeader("References", references)];
    }

    private static bool IsPlain(string messageId) => messageId.Length < MostId && messageId.All(c => c is > ' ' and < '\x7f');
}
