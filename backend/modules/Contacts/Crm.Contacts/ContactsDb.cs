using Crm.Contacts.Domain;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts;

/// <summary>The tables this module owns.</summary>
internal sealed class ContactsDb(CrmDbContext db)
{
    public DbSet<Contact> Contacts => db.Set<Contact>();

    public DbSet<Account> Accounts => db.Set<Account>();

    public DbSet<Relation> Relations => db.Set<Relation>();

    /// <summary>The types of relations that administrators have added.</summary>
    public DbSet<RelationType> RelationTypes => db.Set<RelationType>();

    /// <summary>The index rows of addresses and numbers.</summary>
    public DbSet<FieldValue> Values => db.Set<FieldValue>();

    /// <summary>The terms under which records are found.</summary>
    public DbSet<Posting> Postings => db.Set<Posting>();
}
