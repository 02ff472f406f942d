using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Crm.Access.Security;

/// <summary>
/// Remembers for a minute what a cookie says, so that not every request deciphers it again. Whether the session that it names still counts is asked
/// each time; its expiry is in the ticket.
/// </summary>
internal sealed class RememberedTickets(ISecureDataFormat<AuthenticationTicket> format, TimeProvider clock) : ISecureDataFormat<AuthenticationTicket>
{
    private const int Most = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Text, string? Purpose), Entry> known = new();

    public string Protect(AuthenticationTicket data) => format.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => format.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, purpose: null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        var now = clock.GetTimestamp();
        if (protectedText is not null && known.TryGetValue((protectedText, purpose), out var entry) && clock.GetElapsedTime(entry.At, now) < Lifetime)
        {
            return entry.Ticket.Clone();
        }

        var ticket = format.Unprotect(protectedText, purpose);
        if (ticket is not null && protectedText is not null)
        {
            if (known.Count >= Most)
            {
                known.Clear();
            }

            known[(protectedText, purpose)] = new Entry(ticket.Clone(), now);
        }

        return ticket;
    }

    private sealed record Entry(AuthenticationTicket Ticket, long At);
}
