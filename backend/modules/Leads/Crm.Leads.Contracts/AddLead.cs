using Crm.Kernel;

namespace Crm.Leads.Contracts;

/// <summary>Writes down somebody who has written and whom nobody knows; answers the id of the lead. Needs the right to create leads.</summary>
/// <param name="Interest">What it is about, in a line.</param>
/// <param name="Message">What they wrote.</param>
public sealed record AddLead(string? GivenName, string? FamilyName, string? CompanyName, string Email, string? Interest, string? Message) : ICommand<Guid>;
