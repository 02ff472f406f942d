using Crm.Kernel;

namespace Crm.Leads.Contracts;

/// <summary>Which leads are reached by these e-mail addresses and telephone numbers (E.164), whoever owns them: open ones first, then the newest. Who was converted is a contact and no lead any more.</summary>
public sealed record LeadsByReach(IReadOnlyCollection<string> Emails, IReadOnlyCollection<string> Phones) : IQuery<IReadOnlyList<ReachedLead>>;

/// <summary>A lead that has an address or a number.</summary>
public sealed record ReachedLead(Guid Id, string Label, Guid? OwnerId);
