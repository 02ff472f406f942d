using Crm.Leads.Assignment;
using Crm.Leads.Capture;
using Crm.Leads.Domain;
using Crm.Leads.Handoffs;
using Crm.Leads.Partners;
using Crm.Leads.Scoring;
using Crm.Leads.Visits;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads;

/// <summary>The tables this module owns.</summary>
internal sealed class LeadsDb(CrmDbContext db)
{
    public DbSet<Lead> Leads => db.Set<Lead>();
    public DbSet<LeadModel> Models => db.Set<LeadModel>();
    public DbSet<ScoreRule> ScoreRules => db.Set<ScoreRule>();
    public DbSet<AssignmentRule> AssignmentRules => db.Set<AssignmentRule>();
    public DbSet<LeadForm> Forms => db.Set<LeadForm>();
    public DbSet<Inquiry> Inquiries => db.Set<Inquiry>();
    public DbSet<InquiryDay> InquiryDays => db.Set<InquiryDay>();
    public DbSet<CaptureSettings> CaptureSettings => db.Set<CaptureSettings>();
    public DbSet<PageCount> PageCounts => db.Set<PageCount>();
    public DbSet<WebVisitor> Visitors => db.Set<WebVisitor>();
    public DbSet<PageView> PageViews => db.Set<PageView>();
    public DbSet<LeadHandoff> Handoffs => db.Set<LeadHandoff>();
    public DbSet<LeadEffort> Efforts => db.Set<LeadEffort>();
    public DbSet<PartnerProfile> Partners => db.Set<PartnerProfile>();
    public DbSet<LeadOffer> Offers => db.Set<LeadOffer>();
    public DbSet<LeadConflict> Conflicts => db.Set<LeadConflict>();
    public DbSet<PartnerDocument> Documents => db.Set<PartnerDocument>();
    public DbSet<HandoffAgreement> Agreements => db.Set<HandoffAgreement>();

    /// <summary>What filters ask: keys of addresses and numbers among them.</summary>
    public DbSet<FieldValue> Values => db.Set<FieldValue>();
}
