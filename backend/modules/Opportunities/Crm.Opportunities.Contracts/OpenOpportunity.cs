using Crm.Kernel;
using Crm.Kernel.Values;

namespace Crm.Opportunities.Contracts;

/// <summary>Opens an opportunity with a customer, in the first stage of the default pipeline. Refused where the caller may not make any.</summary>
/// <param name="Name">What it is called; named after the account where it is left out.</param>
/// <param name="OwnerId">Whose it is; the caller's where it is left out.</param>
public sealed record OpenOpportunity(string? Name, Guid? AccountId, Guid ContactId, Money? Amount, string? Source, Guid? OwnerId) : ICommand<Guid>;
