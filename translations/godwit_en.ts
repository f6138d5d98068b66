<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ClosingDialog</name>
    <message numerus="yes">
        <source>%n project(s) are still running</source>
        <translation>
            <numerusform>%n project is still running</numerusform>
            <numerusform>%n projects are still running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message numerus="yes">
        <source>This starts %n project(s).</source>
        <translation>
            <numerusform>This starts %n project.</numerusform>
            <numerusform>This starts %n projects.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This pauses %n project(s). What is copied stays, and each can be resumed where it stopped.</source>
        <translation>
            <numerusform>This pauses %n project. What is copied stays, and it can be resumed there.</numerusform>
            <numerusform>This pauses %n projects. What is copied stays, and each can be resumed where it stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This resumes %n project(s) where each stopped.</source>
        <translation>
            <numerusform>This resumes %n project where it stopped.</numerusform>
            <numerusform>This resumes %n projects where each stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This removes Godwit&apos;s own marks of %n project(s) from the destination. The copied tables stay. An unfinished run cannot be resumed any more; only started again.</source>
        <translation>
            <numerusform>This removes Godwit&apos;s own marks of %n project from the destination. The copied tables stay. An unfinished run cannot be resumed any more; only started again.</numerusform>
            <numerusform>This removes Godwit&apos;s own marks of %n projects from the destination. The copied tables stay. An unfinished run cannot be resumed any more; only started again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This destroys %n project(s): the objects and options chosen, the history of runs, their differences and reports. The databases on both sides stay as they are. It cannot be undone.</source>
        <translation>
            <numerusform>This destroys %n project: the objects and options chosen, its runs, their differences and reports. The databases on both sides stay as they are. It cannot be undone.</numerusform>
            <numerusform>This destroys %n projects: the objects and options chosen, the history of runs, their differences and reports. The databases on both sides stay as they are. It cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other selected project(s) are left alone.</source>
        <translation>
            <numerusform>%n other selected project is left alone.</numerusform>
            <numerusform>%n other selected projects are left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionFindings</name>
    <message numerus="yes">
        <source>%n second(s) ahead of this machine&apos;s</source>
        <translation>
            <numerusform>%n second ahead of this machine&apos;s</numerusform>
            <numerusform>%n seconds ahead of this machine&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) behind this machine&apos;s</source>
        <translation>
            <numerusform>%n second behind this machine&apos;s</numerusform>
            <numerusform>%n seconds behind this machine&apos;s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceDetails</name>
    <message numerus="yes">
        <source>%n equal rows</source>
        <translation>
            <numerusform>%n equal row</numerusform>
            <numerusform>%n equal rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message numerus="yes">
        <source>⋯ %n equal line(s)</source>
        <translation>
            <numerusform>⋯ %n equal line</numerusform>
            <numerusform>⋯ %n equal lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message numerus="yes">
        <source>And %n more, see the details.</source>
        <translation>
            <numerusform>And %n more, see the details.</numerusform>
            <numerusform>And %n more, see the details.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileBanner</name>
    <message numerus="yes">
        <source>%n value(s) of the file could not be read and have their defaults.</source>
        <translation>
            <numerusform>%n value of the file could not be read and has its default.</numerusform>
            <numerusform>%n values of the file could not be read and have their defaults.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file was understood; %n thing(s) in it were tolerated. Saving writes them properly.</source>
        <translation>
            <numerusform>The file was understood; %n thing in it was tolerated. Saving writes them properly.</numerusform>
            <numerusform>The file was understood; %n things in it were tolerated. Saving writes them properly.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinishPage</name>
    <message numerus="yes">
        <source>%n error(s) must be put right first; the tab Problems lists them.</source>
        <translation>
            <numerusform>%n error must be put right first; the tab Problems lists them.</numerusform>
            <numerusform>%n errors must be put right first; the tab Problems lists them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%1 cannot be used as it is: %n error(s)</source>
        <translation>
            <numerusform>%1 cannot be used as it is: %n error</numerusform>
            <numerusform>%1 cannot be used as it is: %n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveControls</name>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message numerus="yes">
        <source>A name has at most %n character(s).</source>
        <translation>
            <numerusform>A name has at most %n character.</numerusform>
            <numerusform>A name has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsCatalogBar</name>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln table</numerusform>
            <numerusform>%Ln tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <translation>
            <numerusform>%Ln view</numerusform>
            <numerusform>%Ln views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln database(s)</source>
        <translation>
            <numerusform>%Ln database</numerusform>
            <numerusform>%Ln databases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsImportDialog</name>
    <message numerus="yes">
        <source>The %n picked object(s) are replaced by those of the file. You can undo it.</source>
        <translation>
            <numerusform>The %n picked object is replaced by those of the file. You can undo it.</numerusform>
            <numerusform>The %n picked objects are replaced by those of the file. You can undo it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s); their lines would be left out.</source>
        <translation>
            <numerusform>%n problem; its line would be left out.</numerusform>
            <numerusform>%n problems; their lines would be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Replace the selection by the %n valid object(s)</source>
        <translation>
            <numerusform>&amp;Replace the selection by the %n valid object</numerusform>
            <numerusform>&amp;Replace the selection by the %n valid objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsPage</name>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked object(s)</source>
        <translation>
            <numerusform>%n picked object</numerusform>
            <numerusform>%n picked objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) stay listed by name, because a rule cannot say what they need.</source>
        <translation>
            <numerusform>%n object stays listed by name, because a rule cannot say what it needs.</numerusform>
            <numerusform>%n objects stay listed by name, because a rule cannot say what they need.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are picked</source>
        <translation>
            <numerusform>%n object is picked</numerusform>
            <numerusform>%n objects are picked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) took</source>
        <translation>
            <numerusform>%n rule took</numerusform>
            <numerusform>%n rules took</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) of the file are picked now.</source>
        <translation>
            <numerusform>%n object of the file is picked now.</numerusform>
            <numerusform>%n objects of the file are picked now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n object(s) out of this run? They will not be made, copied or verified; what is at the destination of them already stays there.</source>
        <translation>
            <numerusform>Leave %n object out of this run? It will not be made, copied or verified; what is at the destination of it already stays there.</numerusform>
            <numerusform>Leave %n objects out of this run? They will not be made, copied or verified; what is at the destination of them already stays there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsPickActions</name>
    <message numerus="yes">
        <source>%n object(s) were taken back.</source>
        <translation>
            <numerusform>%n object was taken back.</numerusform>
            <numerusform>%n objects were taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n object(s) were taken back.</source>
        <translation>
            <numerusform>All of %n object was taken back.</numerusform>
            <numerusform>All %n objects were taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsPickPanel</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsSettingsPanel</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsSinkModel</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shard column(s)</source>
        <translation>
            <numerusform>%n shard column</numerusform>
            <numerusform>%n shard columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsSourceModel</name>
    <message numerus="yes">
        <source>%1: %n table(s) and view(s), %2 picked</source>
        <translation>
            <numerusform>%1: %n table or view, %2 picked</numerusform>
            <numerusform>%1: %n tables and views, %2 picked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsTreeView</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PayloadView</name>
    <message numerus="yes">
        <source>%n more line(s) are not shown; Copy and Export take them all.</source>
        <translation>
            <numerusform>%n more line is not shown; Copy and Export take it too.</numerusform>
            <numerusform>%n more lines are not shown; Copy and Export take them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectListPage</name>
    <message numerus="yes">
        <source>None of the %n project(s) of this home is what you look for.</source>
        <translation>
            <numerusform>The %n project of this home is not what you look for.</numerusform>
            <numerusform>None of the %n projects of this home is what you look for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectOperations</name>
    <message numerus="yes">
        <source>%1 of %n project(s) were started.</source>
        <translation>
            <numerusform>%1 of %n project was started.</numerusform>
            <numerusform>%1 of %n projects were started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were asked to pause.</source>
        <translation>
            <numerusform>%1 of %n project was asked to pause.</numerusform>
            <numerusform>%1 of %n projects were asked to pause.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were resumed.</source>
        <translation>
            <numerusform>%1 of %n project was resumed.</numerusform>
            <numerusform>%1 of %n projects were resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were released.</source>
        <translation>
            <numerusform>%1 of %n project was released.</numerusform>
            <numerusform>%1 of %n projects were released.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were deleted.</source>
        <translation>
            <numerusform>%1 of %n project was deleted.</numerusform>
            <numerusform>%1 of %n projects were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were changed.</source>
        <translation>
            <numerusform>%1 of %n project was changed.</numerusform>
            <numerusform>%1 of %n projects were changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tables</source>
        <translation>
            <numerusform>%Ln table</numerusform>
            <numerusform>%Ln tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more tables</source>
        <translation>
            <numerusform>and %n more table</numerusform>
            <numerusform>and %n more tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairStrip</name>
    <message numerus="yes">
        <source>%Ln rows were repaired</source>
        <translation>
            <numerusform>%Ln row was repaired</numerusform>
            <numerusform>%Ln rows were repaired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesExplanation</name>
    <message numerus="yes">
        <source>Only %n column(s).</source>
        <translation>
            <numerusform>Only %n column.</numerusform>
            <numerusform>Only %n columns.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message numerus="yes">
        <source>%n more is listed by name, with its settings.</source>
        <translation>
            <numerusform>%n more is listed by name, with its settings.</numerusform>
            <numerusform>%n more are listed by name, with their settings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningWork</name>
    <message numerus="yes">
        <source>%n project(s) running</source>
        <translation>
            <numerusform>%n project running</numerusform>
            <numerusform>%n projects running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeedText</name>
    <message numerus="yes">
        <source>Here: %n connection(s) reading on each side at once.</source>
        <translation>
            <numerusform>Here: %n connection reading on each side at once.</numerusform>
            <numerusform>Here: %n connections reading on each side at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Here: %n part(s) of tables at once, each with a connection that reads and one that writes.</source>
        <translation>
            <numerusform>Here: %n part of a table at once, each with a connection that reads and one that writes.</numerusform>
            <numerusform>Here: %n parts of tables at once, each with a connection that reads and one that writes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message numerus="yes">
        <source>%n thing(s) to put right</source>
        <translation>
            <numerusform>%n thing to put right</numerusform>
            <numerusform>%n things to put right</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message numerus="yes">
        <source>At most %n tag(s), each of 1 to 20 characters.</source>
        <translation>
            <numerusform>At most %n tag, each of 1 to 20 characters.</numerusform>
            <numerusform>At most %n tags, each of 1 to 20 characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnfinishedOffer</name>
    <message numerus="yes">
        <source>%n project(s) can be resumed where they stopped: %1.</source>
        <translation>
            <numerusform>%n project can be resumed where it stopped: %1.</numerusform>
            <numerusform>%n projects can be resumed where they stopped: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifyPanel</name>
    <message numerus="yes">
        <source>%n consistent</source>
        <translation>
            <numerusform>%n consistent</numerusform>
            <numerusform>%n consistent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation>
            <numerusform>%n different</numerusform>
            <numerusform>%n different</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not proven</source>
        <translation>
            <numerusform>%n not proven</numerusform>
            <numerusform>%n not proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not compared</source>
        <translation>
            <numerusform>%n not compared</numerusform>
            <numerusform>%n not compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to compare</source>
        <translation>
            <numerusform>%n to compare</numerusform>
            <numerusform>%n to compare</numerusform>
        </translation>
    </message>
</context>
</TS>
