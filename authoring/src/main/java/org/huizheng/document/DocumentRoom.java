package org.huizheng.document;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Needs the rooms {@code site}, {@code channel}, {@code contenttype} and {@code media}, a {@code BlobStore} and the verbs of
 * {@code release}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    Editions.class,
    EditionWriter.class,
    PrepareContent.class,
    DocumentRights.class,
    UndoLog.class,
    UndoChange.class,
    CancelSchedule.class,
    AutosaveDraft.class,
    Presences.class,
    SweepDesk.class,
    Revisions.class,
    VersionQueries.class,
    RestoreVersion.class,
    ChangeState.class,
    EndPublication.class,
    RepublishDocument.class,
    CleanBody.class,
    CreateDocuments.class,
    ReviseDocument.class,
    SubmitEdition.class,
    RejectEdition.class,
    ApproveEditions.class,
    ApproveEdition.class,
    ReleaseEditions.class,
    ReleaseEdition.class,
    ScheduleEdition.class,
    ReleaseDueEditions.class,
    ScheduleEnd.class,
    UnpublishDueDocuments.class,
    WithdrawDocument.class,
    TakeDownDocument.class,
    UnpublishDocument.class,
    UnpublishDocuments.class,
    ArchiveDocument.class,
    VoidEdition.class,
    PlaceDocument.class,
    RemovePlacement.class,
    RelationRules.class,
    RelationWork.class,
    RelateDocument.class,
    RemoveRelation.class,
    RelationQueries.class,
    CorrectPublishedAt.class,
    EditionQueries.class,
    Headings.class,
    DocumentQueries.class,
    FilterQueries.class,
    SaveFilter.class,
    RemoveFilter.class,
    FoldTally.class,
    WhereUsed.class,
    UsesInDocuments.class,
    ChannelPlacements.class,
    PreviewMarkup.class,
    PreviewEdition.class,
    ActOnDocuments.class,
    DayFigures.class,
    MoveDocuments.class,
    DocumentActions.class
})
public class DocumentRoom {}
