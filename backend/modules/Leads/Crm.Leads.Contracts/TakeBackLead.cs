using Crm.Kernel;

namespace Crm.Leads.Contracts;

/// <summary>Puts a lead into the bin that was made a moment ago; one that was changed since, or that the caller may not delete, stays. Answers whether it went.</summary>
public sealed record TakeBackLead(Guid Id) : ICommand<bool>;
