using Crm.Contacts.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts;

/// <summary>The tables this module owns.</summary>
internal sealed class ContactsDb(CrmDbContext db)
{
    public DbSet<Contact> Contacts => db.Set<Contact>();

    public DbSet<Account> Accounts => db.Set<Account>();
}
