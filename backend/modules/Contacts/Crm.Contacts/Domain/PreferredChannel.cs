namespace Crm.Contacts.Domain;

/// <summary>How somebody likes best to be reached.</summary>
internal enum PreferredChannel
{
    Email,
    Phone,
    Message,
    Post,
    Visit,
}
