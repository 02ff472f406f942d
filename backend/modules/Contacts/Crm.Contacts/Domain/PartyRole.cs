namespace Crm.Contacts.Domain;

/// <summary>What an organisation is to the company; it can be several things at once.</summary>
internal enum PartyRole
{
    Prospect,
    Customer,
    Dealer,
    Supplier,
    Partner,
    Competitor,
    Other,
}
