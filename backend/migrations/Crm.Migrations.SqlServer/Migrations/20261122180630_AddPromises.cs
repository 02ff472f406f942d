using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddPromises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "InvitedAt",
                table: "activities_activities",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Revision",
                table: "activities_activities",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Skips",
                table: "activities_activities",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "activities_indifference",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Neglected = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_indifference", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "activities_neglect_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Where = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Days = table.Column<int>(type: "int", nullable: false),
                    AnswerHours = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_neglect_rules", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "activities_neglected",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastContactAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UnansweredSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    BrokenPromises = table.Column<int>(type: "int", nullable: false),
                    IsSilent = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_neglected", x => x.RecordId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "activities_promises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PromisedBy = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PromisedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ContactId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SubjectKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Due = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Contradicted = table.Column<bool>(type: "bit", nullable: true),
                    Evidence = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    EvidenceActivityId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EvidenceAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Confidence = table.Column<long>(type: "bigint", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AlertedFor = table.Column<DateOnly>(type: "date", nullable: true),
                    EscalatedFor = table.Column<DateOnly>(type: "date", nullable: true),
                    NextAlert = table.Column<DateOnly>(type: "date", nullable: true),
                    DueRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    AmountRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    ConfidenceRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    SubjectKeyKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    WhatKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    AmountCurrency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_promises", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateIndex(
                name: "IX_activities_timeline_OwnerId",
                table: "activities_timeline",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_activities_neglected_OwnerId_Since_RecordId",
                table: "activities_neglected",
                columns: new[] { "OwnerId", "Since", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_neglected_Since_RecordId",
                table: "activities_neglected",
                columns: new[] { "Since", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_neglected_TeamId_Since_RecordId",
                table: "activities_neglected",
                columns: new[] { "TeamId", "Since", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_AccountId_DeletionId_DueRank_Id",
                table: "activities_promises",
                columns: new[] { "AccountId", "DeletionId", "DueRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_ContactId_DeletionId_DueRank_Id",
                table: "activities_promises",
                columns: new[] { "ContactId", "DeletionId", "DueRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_DeletedAt_Id",
                table: "activities_promises",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_DeletionId_AmountRank_Id",
                table: "activities_promises",
                columns: new[] { "DeletionId", "AmountRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_DeletionId_CreatedAt_Id",
                table: "activities_promises",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_DeletionId_DueRank_Id",
                table: "activities_promises",
                columns: new[] { "DeletionId", "DueRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_DeletionId_UpdatedAt_Id",
                table: "activities_promises",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_DeletionId_WhatKey_Id",
                table: "activities_promises",
                columns: new[] { "DeletionId", "WhatKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_EvidenceActivityId_DeletionId_DueRank_Id",
                table: "activities_promises",
                columns: new[] { "EvidenceActivityId", "DeletionId", "DueRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_NextAlert_Id",
                table: "activities_promises",
                columns: new[] { "NextAlert", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_OwnerId_DeletionId_DueRank_Id",
                table: "activities_promises",
                columns: new[] { "OwnerId", "DeletionId", "DueRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_OwnerId_DeletionId_State_Due",
                table: "activities_promises",
                columns: new[] { "OwnerId", "DeletionId", "State", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_promises_TeamId_DeletionId_DueRank_Id",
                table: "activities_promises",
                columns: new[] { "TeamId", "DeletionId", "DueRank", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activities_indifference");

            migrationBuilder.DropTable(
                name: "activities_neglect_rules");

            migrationBuilder.DropTable(
                name: "activities_neglected");

            migrationBuilder.DropTable(
                name: "activities_promises");

            migrationBuilder.DropIndex(
                name: "IX_activities_timeline_OwnerId",
                table: "activities_timeline");

            migrationBuilder.DropColumn(
                name: "InvitedAt",
                table: "activities_activities");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "activities_activities");

            migrationBuilder.DropColumn(
                name: "Skips",
                table: "activities_activities");
        }
    }
}
