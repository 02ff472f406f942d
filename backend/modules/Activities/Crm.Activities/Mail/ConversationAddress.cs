namespace Crm.Activities.Mail;

/// <summary>The address of one conversation: <c>crm+{id}@inbound.example</c>. An answer finds its way by it, also where the program that wrote it names no earlier mail.</summary>
internal static class ConversationAddress
{
    private const int MaxLocal = 64;

    public static string? Of(string? inbound, Guid threadId) =>
        Split(inbound) is (var local, var domain) && local.Length + 33 <= MaxLocal ? $"{local}+{threadId:N}@{domain}" : null;

    /// <summary>The conversation that one of these addresses names.</summary>
    public static Guid? In(IEnumerable<string> addresses, string? inbound) => Split(inbound) is not (var local, var domain) ? null
        : addresses.Select(a => Split(a) is (var name, var at) && string.Equals(at, domain, StringComparison.OrdinalIgnoreCase) && name.StartsWith($"{local}+", StringComparison.OrdinalIgnoreCase)
            && Guid.TryParseExact(name[(local.Length + 1)..], "N", out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null);

    /// <summary>Whether mails to this address come in here, or come from here.</summary>
    public static bool IsOurs(string address, params IEnumerable<string?> own) =>
        own.Any(o => Split(o) is (var local, var domain) && Split(address) is (var name, var at) && string.Equals(at, domain, StringComparison.OrdinalIgnoreCase)
            && (string.Equals(name, local, StringComparison.OrdinalIgnoreCase) || name.StartsWith($"{local}+", StringComparison.OrdinalIgnoreCase)));

    private static (string Local, string Domain)? Split(string? address) =>
        address?.LastIndexOf('@') is { } at and > 0 && at < address.Length - 1 ? (address[..at], address[(at + 1)..]) : null;
}
