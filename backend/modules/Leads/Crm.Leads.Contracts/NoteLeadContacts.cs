using Crm.Kernel;

namespace Crm.Leads.Contracts;

/// <summary>Tells of what was said and done with leads: first answers, messages that wait for one, and the time that it took.</summary>
public sealed record NoteLeadContacts(IReadOnlyList<LeadContact> Contacts) : ICommand;

/// <summary>One call, mail or meeting as it is now.</summary>
/// <param name="LeadId">Null where it has nothing to do with a lead any more.</param>
/// <param name="Side">Who has said something just now; nobody where it is long ago or has not taken place.</param>
/// <param name="Minutes">What it took of a colleague's time; 0 where nobody knows.</param>
public sealed record LeadContact(Guid ActivityId, Guid? LeadId, DateTime At, LeadContactSide Side, Guid? UserId, int Minutes, string? What);

/// <summary>Who spoke.</summary>
public enum LeadContactSide
{
    Nobody,
    Us,
    Them,
}
